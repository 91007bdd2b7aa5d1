"""Files (附件): kept by content, named by people, attached to anything."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class File(models.Model):
    """One stored file; its type is read from its content, its EXIF removed, and it is never executed."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("SM3", max_length=64)
    path = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["congress", "digest"], name="file_by_digest")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("records:file", args=[self.pk, self.name])


class Attachment(models.Model):
    """A file where it belongs: an address (kind and number of the subject), not an import."""

    file = models.ForeignKey(File, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    purpose = models.CharField("用途", max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "subject_id"], name="attachment_of_subject")]
        constraints = [models.UniqueConstraint(fields=["file", "kind", "subject_id"], name="attached_once")]

    def __str__(self):
        return f"{self.kind} {self.subject_id}: {self.file_id}"
