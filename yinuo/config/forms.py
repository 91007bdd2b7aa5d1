"""How `{{ form }}` is drawn everywhere: our fields, with the error summary first (填写)."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
