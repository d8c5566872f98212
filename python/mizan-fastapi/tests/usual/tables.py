"""Users and their items."""

from sqlmodel import Field, SQLModel


class User(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)
    full_name: str
    is_active: bool = True
    is_superuser: bool = False


class Item(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str
    owner_id: int = Field(foreign_key="user.id", ondelete="CASCADE")


class UserPublic(SQLModel):
    id: int
    email: str
    full_name: str


class ItemPublic(SQLModel):
    id: int
    title: str
