"""Settings of one instance: defaults that work alone on one machine, environment variables for a city.

Every variable is listed in docs/operations.md. What is set wrongly fails at the start, loudly.
"""

import os
import secrets
import warnings
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name} 应为 0 或 1，现为“{value}” · {name} must be 0 or 1")
    return value in {"1", "true", "yes"}


def one_of(name: str, default: str, known: tuple[str, ...]) -> str:
    value = os.environ.get(name, default).strip().lower()
    if value not in known:
        raise ImproperlyConfigured(
            f"{name} 应为 {'、'.join(known)}，现为“{value}” · {name} must be one of {', '.join(known)}"
        )
    return value


DATA_DIR = Path(os.environ.get("YINUO_DATA") or Path.cwd() / "var").resolve()
DEBUG = flag("YINUO_DEBUG")
HTTPS = flag("YINUO_HTTPS")


def secret_key() -> str:
    """The instance's own secret: from the environment, else made once and kept beside the data."""
    if key := os.environ.get("YINUO_SECRET_KEY"):
        return key
    kept = DATA_DIR / "secret.key"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text().strip()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("YINUO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]

INSTALLED_APPS = [
    "yinuo.config.apps.ConfigConfig",
    "yinuo.records",
    "yinuo.people",
    "yinuo.evidence",
    "yinuo.promises",
    "yinuo.suggestions",
    "yinuo.briefings",
    "yinuo.front.desk",
    "yinuo.front.public",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "yinuo.config.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "yinuo.config.middleware.reading_preferences",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "yinuo.config.middleware.moment_and_place",
    "yinuo.people.second_factor.second_factor",
    "yinuo.config.middleware.readable_refusals",
]

ROOT_URLCONF = "yinuo.config.urls"
WSGI_APPLICATION = "yinuo.config.wsgi.application"
ASGI_APPLICATION = "yinuo.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "yinuo.config.context.frame",
            ],
            "builtins": [
                "yinuo.config.templatetags.yinuo",
                "django.templatetags.i18n",
                "template_partials.templatetags.partials",
            ],
        },
    }
]

FORM_RENDERER = "yinuo.config.forms.Renderer"

# -- database ---------------------------------------------------------------------------------------------------------

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; "
    "PRAGMA mmap_size=134217728; PRAGMA foreign_keys=ON;"
)


def database(url: str | None) -> dict:
    """SQLite beside the data unless DATABASE_URL names a PostgreSQL: postgres://user:password@host:port/name."""
    if not url:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "yinuo.config.sqlite",
            "NAME": DATA_DIR / "yinuo.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": SQLITE_PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL 应形如 postgres://用户:密码@主机:端口/库名 · DATABASE_URL must look like postgres://user:password@host:port/name"
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query | {"pool": {"min_size": 1, "max_size": 10}},
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# -- people -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_ADAPTER = "yinuo.people.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {  # a whole hall of deputies, or an office, comes from one address
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "120/m/ip",
}
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "一诺"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ by up to half a minute
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_ADAPTER = "yinuo.people.accounts.SecondFactorAdapter"
ACCOUNT_FORMS = {"login": "yinuo.people.forms.signing.SignIn"}
MFA_FORMS = {
    "authenticate": "yinuo.people.forms.second_factor.Authenticate",
    "reauthenticate": "yinuo.people.forms.second_factor.Reauthenticate",
    "activate_totp": "yinuo.people.forms.second_factor.ActivateTotp",
    "add_webauthn": "yinuo.people.forms.second_factor.AddKey",
    "edit_webauthn": "yinuo.people.forms.second_factor.EditKey",
}
STAFF_SECOND_FACTOR = one_of("YINUO_STAFF_SECOND_FACTOR", "advised", ("off", "advised", "required"))

# -- language, time, numbers ------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# -- files ------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a folder that is not there
STATICFILES_DIRS = [PACKAGE / "config" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
MAX_FILE_BYTES = 50 * 1024 * 1024

# -- mail, safety -----------------------------------------------------------------------------------------------------

EMAIL_BACKEND = os.environ.get("YINUO_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("YINUO_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("YINUO_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("YINUO_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("YINUO_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("YINUO_EMAIL_TLS")
SITE_URL = os.environ.get("YINUO_SITE_URL", "")  # for absolute links in mails
DEFAULT_FROM_EMAIL = os.environ.get("YINUO_EMAIL_FROM", "yinuo@localhost")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

warnings.filterwarnings(
    "ignore", message="No directory at", module="whitenoise.base"
)  # static files are found in the package
