"""The functions for clients."""

from typing import Annotated

from fastapi import Depends
from mizan_core import NotFound, Registry, client
from sqlmodel import col, func, select

from .dependencies import CurrentUser, PageDep, SessionDep, get_current_active_superuser
from .tables import Item, ItemPublic, User, UserPublic

registry = Registry()


@client(context="global", registry=registry)
def me(current_user: CurrentUser) -> UserPublic:
    return UserPublic.model_validate(current_user, from_attributes=True)


@client(context="items", auth=True, registry=registry)
def items(session: SessionDep, current_user: CurrentUser, page: PageDep) -> list[ItemPublic]:
    query = select(Item).where(Item.owner_id == current_user.id).order_by(col(Item.id))
    rows = session.exec(query.offset(page.skip).limit(page.limit)).all()
    return [ItemPublic.model_validate(each, from_attributes=True) for each in rows]


@client(context="items", auth=True, registry=registry)
async def item_count(session: SessionDep, current_user: CurrentUser) -> int:
    return session.exec(select(func.count()).where(Item.owner_id == current_user.id)).one()


@client(context="users", registry=registry)
def users(session: SessionDep, admin: Annotated[User, Depends(get_current_active_superuser)]) -> list[str]:
    return list(session.exec(select(User.email).order_by(User.email)))


@client(affects="items", auth=True, registry=registry)
def create_item(session: SessionDep, current_user: CurrentUser, title: str) -> ItemPublic:
    assert current_user.id is not None
    item = Item(title=title, owner_id=current_user.id)
    session.add(item)
    session.commit()
    return ItemPublic.model_validate(item, from_attributes=True)


@client(affects="items", auth=True, registry=registry)
def delete_item(session: SessionDep, current_user: CurrentUser, item_id: int) -> None:
    item = session.get(Item, item_id)
    if item is None or item.owner_id != current_user.id:
        raise NotFound("Item not found")
    session.delete(item)
    session.commit()


@client(affects=["global", "users"], auth=True, registry=registry)
def update_me(session: SessionDep, current_user: CurrentUser, full_name: str) -> UserPublic:
    current_user.full_name = full_name
    session.add(current_user)
    session.commit()
    return UserPublic.model_validate(current_user, from_attributes=True)


@client(affects=["global", "items", "users"], auth=True, registry=registry)
def delete_me(session: SessionDep, current_user: CurrentUser) -> None:
    session.delete(current_user)
    session.commit()
