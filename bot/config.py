"""What the host decides, from the environment and `.env`: one frozen value, read once at the start."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import BUNDLED_PACK

DOTENV = Path(".env")
"""The file beside the environment; the environment wins."""


class ConfigError(Exception):
    """A process setting that cannot be used, in words for the host."""


class Config(BaseSettings):
    """The process settings. Every field is a variable of the same name in capitals; `.env.example` has them all."""

    model_config = SettingsConfigDict(env_file=DOTENV, env_file_encoding="utf-8", extra="ignore", frozen=True)

    discord_token: SecretStr = SecretStr("")
    database_url: str = "sqlite+aiosqlite:///data/guide.sqlite3"
    film_pack: Path = BUNDLED_PACK
    picture_folder: Path = Path("data/pictures")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    sync_commands: bool = True
    message_content: bool = False
    shard_count: Annotated[int, Field(ge=1)] | None = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("shard_count", "shard_ids", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _list(cls, value: object) -> object:
        return value.split(",") if isinstance(value, str) and value else value

    @field_validator("shard_ids")
    @classmethod
    def _of_the_count(cls, value: tuple[int, ...] | None, info: ValidationInfo) -> tuple[int, ...] | None:
        count = info.data.get("shard_count") or 0
        if value is not None and not all(0 <= shard < count for shard in value):
            raise ValueError(f"wanted numbers below SHARD_COUNT ({count or 'which is not set'}), as in 0,1")
        return value


def read_config() -> Config:
    """The process settings. Raises ConfigError naming the variable, its value and what was wanted."""
    if DOTENV.is_dir():
        # Would be passed over as if it were not there.
        raise ConfigError(f"{DOTENV} is a folder; wanted a file as .env.example is, or nothing")
    try:
        return Config()
    except ValidationError as error:
        raise ConfigError("\n".join(_line(detail) for detail in error.errors())) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{DOTENV} cannot be read ({error}); mend it, or copy .env.example anew") from None


def _line(detail: ErrorDetails) -> str:
    name = ".".join(map(str, detail["loc"])).upper()
    return f"{name}={detail['input']!r}: {detail['msg']}"
