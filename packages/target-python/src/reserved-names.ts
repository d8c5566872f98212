type Names = ReadonlySet<string>;

/** Python's keywords. Soft keywords (`match`, `type`) may be names. */
export const KEYWORDS: Names = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Built-in types in annotations. In a class that has a field `list`, `list[int]` would mean the field. */
const OF_ANNOTATIONS = "bool bytes dict dt float int list set str tuple";

/** All other names that need no import. An annotation above a class `Warning` would mean that of Python. */
const BUILTINS =
  "abs aiter all anext any ArithmeticError ascii AssertionError AttributeError BaseException BaseExceptionGroup " +
  "bin BlockingIOError breakpoint BrokenPipeError BufferError bytearray BytesWarning callable ChildProcessError " +
  "chr classmethod compile complex ConnectionAbortedError ConnectionError ConnectionRefusedError " +
  "ConnectionResetError delattr DeprecationWarning dir divmod Ellipsis EncodingWarning enumerate " +
  "EnvironmentError EOFError eval Exception ExceptionGroup exec FileExistsError FileNotFoundError filter " +
  "FloatingPointError format frozenset FutureWarning GeneratorExit getattr globals hasattr hash help hex id " +
  "ImportError ImportWarning IndentationError IndexError input InterruptedError IOError IsADirectoryError " +
  "isinstance issubclass iter KeyboardInterrupt KeyError len locals LookupError map max MemoryError memoryview " +
  "min ModuleNotFoundError NameError next NotADirectoryError NotImplemented NotImplementedError object oct open " +
  "ord OSError OverflowError PendingDeprecationWarning PermissionError pow print ProcessLookupError property " +
  "PythonFinalizationError range RecursionError ReferenceError repr ResourceWarning reversed round RuntimeError " +
  "RuntimeWarning setattr slice sorted staticmethod StopAsyncIteration StopIteration sum super SyntaxError " +
  "SyntaxWarning SystemError SystemExit TabError TimeoutError type TypeError UnboundLocalError " +
  "UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning " +
  "ValueError vars Warning ZeroDivisionError zip";

/** What every pydantic model has. A field of that name would hide it. */
const OF_MODELS =
  "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump " +
  "model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name " +
  "model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj " +
  "parse_raw schema schema_json update_forward_refs validate";

const OF_TUPLES = "count index";

/** Methods of `str` and `int`, which a member of an enum would hide, and what `Enum` has. */
const OF_ENUMS =
  "as_integer_ratio bit_count bit_length capitalize casefold center conjugate count denominator encode endswith " +
  "expandtabs find format format_map from_bytes imag index is_integer isalnum isalpha isascii isdecimal isdigit " +
  "isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans mro name " +
  "numerator partition real removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split " +
  "splitlines startswith strip swapcase title to_bytes translate upper value zfill";

const set = (...names: readonly string[]): Names => new Set(names.flatMap((part) => part.split(" ")));

export const RESERVED_TYPES: Names = set(OF_ANNOTATIONS, BUILTINS);
export const RESERVED_FIELDS: Names = set(OF_ANNOTATIONS, OF_MODELS);
export const RESERVED_TUPLE_FIELDS: Names = set(OF_ANNOTATIONS, OF_TUPLES);
export const RESERVED_MEMBERS: Names = set(OF_ENUMS);
/** Of the bodies of methods. */
export const RESERVED_ARGUMENTS: Names = set("self functions");
export const RESERVED_METHODS: Names = set(
  OF_ANNOTATIONS,
  "models deprecated close on_invalidate with_options",
);
