from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Frames of pages, static files and the tag library."""

    name = "yinuo.config"
    label = "config"
