import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('congress', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='people.congress')),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField(verbose_name='序号')),
                ('kind', models.CharField(max_length=40, verbose_name='对象')),
                ('subject_id', models.BigIntegerField()),
                ('act', models.CharField(max_length=40, verbose_name='行为')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by_name', models.CharField(max_length=100, verbose_name='经办人')),
                ('for_name', models.CharField(blank=True, max_length=100, verbose_name='代为录入的本人')),
                ('source', models.CharField(blank=True, max_length=40, verbose_name='原状态')),
                ('target', models.CharField(blank=True, max_length=40, verbose_name='新状态')),
                ('room', models.CharField(blank=True, max_length=40, verbose_name='会场')),
                ('detail', models.JSONField(default=dict)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
            options={
                'ordering': ['congress_id', 'seq'],
            },
        ),
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='文件名')),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('digest', models.CharField(max_length=64, verbose_name='SM3')),
                ('path', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('purpose', models.CharField(blank=True, max_length=40, verbose_name='用途')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='records.file')),
            ],
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, verbose_name='唯一键')),
                ('text', models.CharField(max_length=300)),
                ('params', models.JSONField(default=dict)),
                ('url', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('told_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(null=True)),
                ('claim', models.CharField(blank=True, max_length=16)),
                ('failure', models.CharField(blank=True, max_length=300)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='records.entry')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80)),
                ('last', models.PositiveIntegerField(default=0)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
        ),
        migrations.CreateModel(
            name='ParameterOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, verbose_name='参数')),
                ('value', models.JSONField(null=True, verbose_name='取值')),
                ('from_on', models.DateField(verbose_name='自')),
                ('document', models.CharField(max_length=200, verbose_name='依据文件')),
                ('by_name', models.CharField(max_length=100)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overrides', to='people.congress')),
            ],
            options={
                'ordering': ['key', 'from_on', 'at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('extent', models.CharField(blank=True, choices=[('full', '全文公开'), ('summary', '摘要公开'), ('title', '只公开标题'), ('none', '不公开')], max_length=20, verbose_name='公开范围')),
                ('published_at', models.DateTimeField(null=True)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('review', '承办单位公开审查'), ('wish', '代表公开意愿'), ('secrecy', '保密审查')], max_length=20, verbose_name='决定方')),
                ('decision', models.CharField(choices=[('full', '全文公开'), ('summary', '摘要公开'), ('title', '只公开标题'), ('none', '不公开'), ('passed', '可以公开'), ('passed-in-part', '处理后可以公开'), ('refused', '不得公开')], max_length=20, verbose_name='决定')),
                ('ground', models.CharField(blank=True, choices=[('contact-data', '联系方式'), ('privacy', '个人隐私'), ('trade-secret', '商业秘密'), ('state-secret', '国家秘密'), ('protected-identity', '保护代表身份'), ('unsuitable', '代表认为不宜公开')], max_length=30, verbose_name='理由')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='说明')),
                ('redactions', models.JSONField(null=True, verbose_name='遮盖')),
                ('by_name', models.CharField(max_length=100)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='records.publication')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SearchText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('part', models.PositiveSmallIntegerField(default=0)),
                ('title', models.TextField()),
                ('body', models.TextField()),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='文种')),
                ('number', models.CharField(max_length=100, verbose_name='发文字号')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('issuer', models.CharField(max_length=200, verbose_name='发文机关')),
                ('recipient', models.CharField(max_length=300, verbose_name='主送')),
                ('copies', models.JSONField(default=list, verbose_name='抄送')),
                ('body', models.TextField(verbose_name='正文')),
                ('signer', models.CharField(blank=True, max_length=100, verbose_name='签发人')),
                ('issued_at', models.DateTimeField(verbose_name='签发时间')),
                ('subject_kind', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='records.document')),
            ],
            options={
                'indexes': [models.Index(fields=['congress', 'subject_kind', 'subject_id'], name='document_of_subject')],
                'constraints': [models.UniqueConstraint(fields=('congress', 'number'), name='number_once')],
            },
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['congress', 'kind', 'subject_id', 'seq'], name='entry_of_subject'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('room', ''), _negated=True), fields=['room', 'seq'], name='entry_of_room'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('congress', 'seq'), name='entry_seq_once'),
        ),
        migrations.AddIndex(
            model_name='file',
            index=models.Index(fields=['congress', 'digest'], name='file_by_digest'),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['kind', 'subject_id'], name='attachment_of_subject'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('file', 'kind', 'subject_id'), name='attached_once'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['to', 'read_at', '-at'], name='notice_inbox'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['to', '-at'], name='notice_inbox_all'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('told_at__isnull', True)), fields=['id'], name='notice_outbox'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('to', 'key'), name='told_once'),
        ),
        migrations.AddConstraint(
            model_name='numberseries',
            constraint=models.UniqueConstraint(fields=('congress', 'code'), name='one_series'),
        ),
        migrations.AddIndex(
            model_name='parameteroverride',
            index=models.Index(fields=['congress', 'key', 'from_on'], name='override_by_key'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['congress', 'kind', 'published_at'], name='published_things'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('kind', 'subject_id'), name='one_publication'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('published_at__isnull', True), ('extent__in', ['full', 'summary', 'title']), _connector='OR'), name='published_to_an_extent'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['publication', 'part', '-at'], name='decision_of_part'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ['passed', 'passed-in-part', 'refused']), ('part', 'secrecy')), models.Q(models.Q(('part', 'secrecy'), _negated=True), ('decision__in', ['full', 'summary', 'title', 'none']), ('part__in', ['review', 'wish', 'secrecy'])), _connector='OR'), name='decision_fits_its_part'),
        ),
        migrations.AddConstraint(
            model_name='searchtext',
            constraint=models.UniqueConstraint(fields=('kind', 'subject_id', 'part'), name='found_once'),
        ),
    ]
