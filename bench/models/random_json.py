"""Random JSON that a JSON Schema allows."""

import random
import uuid
from collections.abc import Mapping
from typing import Any

import rstr

DEPTH = 4
"""Below it, arrays are short and optional properties absent."""

TEXT = {
    "base64": "w6k=",
    "bigint": "-9007199254740993",
    "byte": "w6k=",
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "decimal": "1.50",
    "duration": "P1DT2H",
    "email": "a@example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "time": "09:30:00Z",
    "uri": "https://example.com/a?b=c",
    "uuid": str(uuid.UUID(int=7)),
}


class RandomJson:
    def __init__(self, schemas: Mapping[str, Any], seed: int) -> None:
        self._schemas = schemas
        self._random = random.Random(seed)
        self._xeger = rstr.Rstr(self._random).xeger

    def of(self, schema: Any, depth: int = 0) -> Any:
        if depth > 40:
            raise RecursionError("The schema allows no finite value.")
        if "$ref" in schema:
            return self.of(self._schemas[schema["$ref"].rpartition("/")[2]], depth + 1)
        if "const" in schema or "enum" in schema:
            return self._random.choice(schema.get("enum", [schema.get("const")]))
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            null = {"type": "null"}
            return self.of(null if depth > DEPTH and null in choices else self._random.choice(choices), depth + 1)
        kind = schema.get("type")
        make = getattr(self, f"_{kind}", None) if isinstance(kind, str) else None
        return make(schema, depth) if make else self._random.choice([None, 1, "é", ["x"], {"y": 1.5}])

    def _null(self, schema: Any, depth: int) -> None:
        """The only value."""

    def _boolean(self, schema: Any, depth: int) -> bool:
        return self._random.random() < 0.5

    def _integer(self, schema: Any, depth: int) -> int:
        step = schema.get("multipleOf", 1)
        low = schema.get("minimum", schema.get("exclusiveMinimum", -3) + 1)
        high = schema.get("maximum", schema.get("exclusiveMaximum", max(low, 0) + 100) - 1)
        return int(self._random.randint(-(-int(low) // int(step)), int(high) // int(step)) * step)

    def _number(self, schema: Any, depth: int) -> float:
        low = schema.get("minimum", schema.get("exclusiveMinimum", -1.5))
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + 100))
        return float(self._random.choice([low + (high - low) / 2, self._random.uniform(low, high)]))

    def _string(self, schema: Any, depth: int) -> str:
        if "pattern" in schema:
            return str(self._xeger(schema["pattern"]))
        if schema.get("format") in TEXT:
            return TEXT[schema["format"]]
        shortest = schema.get("minLength", 0)
        text = "".join(self._random.choices('aé日🎉 "\\\n', k=self._random.randint(shortest, shortest + 5)))
        return text[: schema.get("maxLength", len(text))]

    def _array(self, schema: Any, depth: int) -> list[Any]:
        first = [self.of(each, depth + 1) for each in schema.get("prefixItems", ())]
        shortest = max(schema.get("minItems", 0) - len(first), 0)
        longest = min(schema.get("maxItems", shortest + 2) - len(first), shortest if depth > DEPTH else shortest + 2)
        items = schema.get("items", {})
        if items is False or longest < shortest:
            return first
        rest = [self.of(items, depth + 1) for _ in range(self._random.randint(shortest, longest))]
        unique = [each for index, each in enumerate(rest) if each not in rest[:index]]
        return [*first, *(unique if schema.get("uniqueItems") else rest)]

    def _object(self, schema: Any, depth: int) -> dict[str, Any]:
        required, rare = schema.get("required", ()), 0.05 if depth > DEPTH else 0.4
        value = {
            name: self.of(each, depth + 1)
            for name, each in schema.get("properties", {}).items()
            if name in required or self._random.random() < rare
        }
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict) and self._random.random() < 0.5:
            value[self._random.choice(["x y", "é"])] = self.of(extra, depth + 1)
        return value
