import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Congress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='网址名')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='英文名称')),
                ('short_name', models.CharField(max_length=20, verbose_name='简称')),
                ('level', models.CharField(choices=[('province', '省级'), ('city', '设区的市级'), ('county', '县级'), ('township', '乡级')], max_length=20, verbose_name='级别')),
                ('region_code', models.CharField(blank=True, max_length=12, verbose_name='行政区划代码')),
                ('place', models.CharField(blank=True, max_length=40, verbose_name='规则包')),
                ('invented', models.BooleanField(default=False, verbose_name='虚构')),
                ('about', models.TextField(blank=True, verbose_name='说明')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.congress')),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(max_length=100, verbose_name='姓名')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='手机')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('congress', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='people.congress')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='次序')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='people.congress')),
            ],
            options={
                'ordering': ['congress_id', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('professional', models.BooleanField(default=False, verbose_name='专业小组')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='people.congress')),
            ],
            options={
                'ordering': ['congress_id', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('pinyin', models.CharField(blank=True, max_length=120, verbose_name='拼音')),
                ('certificate', models.CharField(blank=True, max_length=40, verbose_name='代表证号')),
                ('higher', models.BooleanField(default=False, verbose_name='上级代表')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='电话')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='邮箱')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='任职自')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='任职至')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='people.congress')),
                ('delegation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='people.delegation')),
                ('user', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputy', to=settings.AUTH_USER_MODEL)),
                ('groups', models.ManyToManyField(blank=True, related_name='deputies', to='people.group')),
            ],
            options={
                'ordering': ['congress_id', 'pinyin', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='姓名')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='邮箱')),
                ('post', models.JSONField(default=dict, verbose_name='拟任岗位')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
                ('deputy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.deputy')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='RosterImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('roster', models.CharField(choices=[('deputies', '代表名册'), ('units', '承办单位名册'), ('posts', '工作人员名册')], max_length=20, verbose_name='名册')),
                ('file_name', models.CharField(max_length=200)),
                ('table', models.JSONField(default=dict)),
                ('made', models.JSONField(default=dict)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.congress')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='TermOfOffice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='届次')),
                ('starts_on', models.DateField(null=True, verbose_name='开始日期')),
                ('ends_on', models.DateField(null=True, verbose_name='结束日期')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='people.congress')),
            ],
            options={
                'ordering': ['congress_id', 'number'],
            },
        ),
        migrations.AddField(
            model_name='deputy',
            name='term',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='people.termofoffice'),
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='全称')),
                ('short_name', models.CharField(max_length=40, verbose_name='简称')),
                ('category', models.CharField(choices=[('government', '人民政府'), ('government-office', '政府办公室'), ('department', '政府部门'), ('supervision', '监察委员会'), ('court', '人民法院'), ('procuratorate', '人民检察院'), ('committee-body', '人大机构'), ('enterprise', '国有企业'), ('other', '其他组织')], max_length=20, verbose_name='类别')),
                ('duties', models.TextField(blank=True, verbose_name='职责')),
                ('abolished_on', models.DateField(blank=True, null=True, verbose_name='撤销日期')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='people.congress')),
                ('succeeded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='people.unit')),
            ],
            options={
                'ordering': ['congress_id', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('deputy', '代表'), ('lead-deputy', '领衔代表'), ('cosigner', '联名代表'), ('delegation-head', '代表团团长'), ('group-convener', '代表小组召集人'), ('sc-member', '常委会组成人员'), ('council', '主任会议'), ('chair', '会议主持人'), ('secretary-general', '秘书长'), ('office', '常委会办公室'), ('commission', '代表工委'), ('committee', '专门（工作）委员会'), ('government-office', '政府办公室'), ('unit-clerk', '承办人'), ('unit-leader', '承办单位负责人'), ('lead-unit', '主办单位'), ('county-sc', '县区人大常委会'), ('reviewer', '公开审查员'), ('publicity', '宣传员'), ('archivist', '档案员'), ('auditor', '审计员'), ('administrator', '系统管理员'), ('system', '系统'), ('public', '公众')], max_length=30, verbose_name='角色')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='职务')),
                ('from_on', models.DateField(verbose_name='自')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='至')),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='people.congress')),
                ('delegation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='people.delegation')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='people.group')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='UnitName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='people.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='congress',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['province', 'city', 'county', 'township'])), name='congress_level_known'),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.UniqueConstraint(fields=('congress', 'name'), name='delegation_once'),
        ),
        migrations.AddConstraint(
            model_name='group',
            constraint=models.UniqueConstraint(fields=('congress', 'name'), name='group_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('at'))), name='invitation_lasts'),
        ),
        migrations.AddConstraint(
            model_name='rosterimport',
            constraint=models.CheckConstraint(condition=models.Q(('roster__in', ['deputies', 'units', 'posts'])), name='roster_known'),
        ),
        migrations.AddConstraint(
            model_name='termofoffice',
            constraint=models.UniqueConstraint(fields=('congress', 'number'), name='term_once'),
        ),
        migrations.AddIndex(
            model_name='deputy',
            index=models.Index(fields=['congress', 'name'], name='deputy_by_name'),
        ),
        migrations.AddConstraint(
            model_name='deputy',
            constraint=models.UniqueConstraint(condition=models.Q(('certificate', ''), _negated=True), fields=('congress', 'certificate'), name='certificate_once'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('congress', 'name'), name='unit_once'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['government', 'government-office', 'department', 'supervision', 'court', 'procuratorate', 'committee-body', 'enterprise', 'other'])), name='unit_category_known'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['user', 'until_on'], name='posts_of_user'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['deputy', 'lead-deputy', 'cosigner', 'delegation-head', 'group-convener', 'sc-member', 'council', 'chair', 'secretary-general', 'office', 'commission', 'committee', 'government-office', 'unit-clerk', 'unit-leader', 'lead-unit', 'county-sc', 'reviewer', 'publicity', 'archivist', 'auditor', 'administrator', 'system', 'public'])), name='post_role_known'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='post_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='other_name_once'),
        ),
    ]
