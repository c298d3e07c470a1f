#include "CSimdJSON.h"

#include <simdjson.h>

#include <bitset>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

using namespace simdjson;

struct csimdjson_parser {
  ondemand::parser parser;
};

namespace {

/// Deeper than anybody nests on purpose; a bit of stack each.
constexpr size_t depth_limit = 10000;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view token) {
  while (!token.empty() && std::strchr(" \t\r\n", token.back()) != nullptr && token.back() != '\0') token.remove_suffix(1);
  return token;
}

/// Whether every escape between the quotes is one of RFC 8259's.
/// simdjson checks escapes only when it unescapes, and then refuses lone surrogates, which we keep.
bool has_valid_escapes(std::string_view content) {
  size_t index = 0;
  while ((index = content.find('\\', index)) != std::string_view::npos) {
    if (index + 1 >= content.size()) return false;
    char kind = content[index + 1];
    if (kind == 'u') {
      if (index + 6 > content.size()) return false;
      for (size_t digit = index + 2; digit < index + 6; digit++) {
        if (!is_hex(content[digit])) return false;
      }
      index += 6;
    } else if (kind != '\0' && std::strchr("\"\\/bfnrt", kind) != nullptr) {
      index += 2;
    } else {
      return false;
    }
  }
  return true;
}

/// Whether a token is a number by RFC 8259's grammar, of whatever size: a value passed by need not fit a double.
bool is_number(std::string_view token) {
  size_t index = 0;
  auto digits = [&] {
    size_t start = index;
    while (index < token.size() && is_digit(token[index])) index++;
    return index - start;
  };
  if (index < token.size() && token[index] == '-') index++;
  size_t start = index;
  size_t whole = digits();
  if (whole == 0 || (whole > 1 && token[start] == '0')) return false;
  if (index < token.size() && token[index] == '.') {
    index++;
    if (digits() == 0) return false;
  }
  if (index < token.size() && (token[index] == 'e' || token[index] == 'E')) {
    index++;
    if (index < token.size() && (token[index] == '+' || token[index] == '-')) index++;
    if (digits() == 0) return false;
  }
  return index == token.size();
}

/// Checks the grammar of an array or object, without recursion: a record may be nested deeper than the stack is.
///
/// simdjson's index has seen to UTF-8, to control characters in strings, and to strings that do not end.
class nested_check {
 public:
  explicit nested_check(std::string_view json) : json_(json) {}

  error_code run() {
    error_code error = value();
    while (error == SUCCESS && depth_ > 0) {
      skip_spaces();
      char next = here();
      if (next == ',') {
        place_++;
        error = is_object_[depth_ - 1] ? member() : value();
      } else if (next == closing()) {
        place_++;
        depth_--;
      } else {
        error = TAPE_ERROR;
      }
    }
    skip_spaces();
    return error == SUCCESS && place_ < json_.size() ? TAPE_ERROR : error;
  }

  /// How far the check came.
  size_t place() const { return place_; }

 private:
  char here() const { return place_ < json_.size() ? json_[place_] : '\0'; }

  char closing() const { return is_object_[depth_ - 1] ? '}' : ']'; }

  void skip_spaces() {
    while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') place_++;
  }

  /// Reads a value, of an array or object as much as stands before its first child's own children.
  error_code value() {
    while (true) {
      skip_spaces();
      char first = here();
      if (first == '"') return string();
      if (first != '{' && first != '[') return scalar();
      if (depth_ == depth_limit) return DEPTH_ERROR;
      is_object_[depth_++] = first == '{';
      place_++;
      skip_spaces();
      if (here() == closing()) {
        place_++;
        depth_--;
        return SUCCESS;
      }
      if (first == '{') SIMDJSON_TRY(name());
    }
  }

  error_code member() {
    skip_spaces();
    SIMDJSON_TRY(name());
    return value();
  }

  error_code name() {
    if (here() != '"') return TAPE_ERROR;
    SIMDJSON_TRY(string());
    skip_spaces();
    if (here() != ':') return TAPE_ERROR;
    place_++;
    return SUCCESS;
  }

  error_code string() {
    size_t end = place_ + 1;
    while (end < json_.size() && json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    if (end >= json_.size()) return STRING_ERROR;
    if (!has_valid_escapes(json_.substr(place_ + 1, end - place_ - 1))) return STRING_ERROR;
    place_ = end + 1;
    return SUCCESS;
  }

  error_code scalar() {
    size_t end = place_;
    while (end < json_.size() && std::strchr(" \t\n\r,]}", json_[end]) == nullptr) end++;
    std::string_view token = json_.substr(place_, end - place_);
    if (token != "null" && token != "true" && token != "false" && !is_number(token)) return NUMBER_ERROR;
    place_ = end;
    return SUCCESS;
  }

  std::string_view json_;
  size_t place_ = 0;
  size_t depth_ = 0;
  std::bitset<depth_limit> is_object_;
};

/// Walks a record, so that all of it is validated, and notes where the wanted fields lie.
class record_walk {
 public:
  record_walk(const uint8_t *bytes, const csimdjson_name *names, size_t count, csimdjson_field *fields)
      : base_(reinterpret_cast<const char *>(bytes)), names_(names), count_(count), fields_(fields) {}

  error_code walk_record(ondemand::document &document) {
    ondemand::object object;
    SIMDJSON_TRY(document.get_object().get(object));
    for (auto element : object) {
      ondemand::field field;
      SIMDJSON_TRY(std::move(element).get(field));
      const char *name = field.key().raw();
      size_t match = 0;
      SIMDJSON_TRY(matching_name(field, match));
      csimdjson_field place{};
      SIMDJSON_TRY(walk(field.value(), &place));
      place.name_start = static_cast<size_t>(name - 1 - base_);
      if (match < count_) fields_[match] = place;
    }
    return SUCCESS;
  }

  /// Where a child is no JSON; SIZE_MAX if none was found to be so.
  size_t error_place() const { return error_place_; }

 private:
  /// A field's name as it stands between its quotes. The index has seen its closing quote, so the loop ends.
  static std::string_view raw_name(ondemand::field &field, bool &escaped) {
    const char *start = field.key().raw();
    const char *end = start;
    while (*end != '"') {
      escaped = escaped || *end == '\\';
      end += *end == '\\' ? 2 : 1;
    }
    return {start, static_cast<size_t>(end - start)};
  }

  /// Gives the index of the wanted name a field has, or the number of names.
  error_code matching_name(ondemand::field &field, size_t &match) {
    bool escaped = false;
    std::string_view name = raw_name(field, escaped);
    if (!has_valid_escapes(name)) return STRING_ERROR;
    match = count_;
    // A name with a lone surrogate cannot be unescaped, nor be one that was asked for.
    if (escaped && field.unescaped_key().get(name) != SUCCESS) return SUCCESS;
    for (size_t index = 0; index < count_; index++) {
      if (name.size() == names_[index].length && std::memcmp(name.data(), names_[index].bytes, name.size()) == 0) {
        match = index;
        return SUCCESS;
      }
    }
    return SUCCESS;
  }

  error_code walk(ondemand::value value, csimdjson_field *place) {
    ondemand::json_type type;
    SIMDJSON_TRY(value.type().get(type));
    if (type != ondemand::json_type::array && type != ondemand::json_type::object) return walk_scalar(value, place);
    const char *start = nullptr;
    SIMDJSON_TRY(value.current_location().get(start));
    place->type = type == ondemand::json_type::array ? CSIMDJSON_ARRAY : CSIMDJSON_CHILD_OBJECT;
    place->start = place->end = static_cast<size_t>(start - base_);
    // simdjson passes a child by counting brackets alone.
    std::string_view child;
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      SIMDJSON_TRY(value.get_array().get(array));
      SIMDJSON_TRY(array.raw_json().get(child));
    } else {
      ondemand::object object;
      SIMDJSON_TRY(value.get_object().get(object));
      SIMDJSON_TRY(object.raw_json().get(child));
    }
    nested_check check(child);
    error_code error = check.run();
    if (error != SUCCESS) error_place_ = static_cast<size_t>(child.data() - base_) + check.place();
    return error;
  }

  error_code walk_scalar(ondemand::value &value, csimdjson_field *place) {
    std::string_view token = trimmed(value.raw_json_token());
    csimdjson_type type;
    if (!token.empty() && token.front() == '"') {
      ondemand::raw_json_string string;
      SIMDJSON_TRY(value.get_raw_json_string().get(string));
      if (token.size() < 2 || token.back() != '"') return STRING_ERROR;
      if (!has_valid_escapes(token.substr(1, token.size() - 2))) return STRING_ERROR;
      type = CSIMDJSON_STRING;
    } else if (token == "null") {
      if (!value.is_null()) return N_ATOM_ERROR;
      type = CSIMDJSON_NULL;
    } else if (token == "true" || token == "false") {
      bool ignored;
      SIMDJSON_TRY(value.get_bool().get(ignored));
      type = CSIMDJSON_BOOLEAN;
    } else {
      if (!is_number(token)) return NUMBER_ERROR;
      type = CSIMDJSON_NUMBER;
    }
    if (place != nullptr) {
      place->type = type;
      place->start = static_cast<size_t>(token.data() - base_);
      place->end = place->start + token.size();
    }
    return SUCCESS;
  }

  size_t error_place_ = SIZE_MAX;
  const char *base_;
  const csimdjson_name *names_;
  size_t count_;
  csimdjson_field *fields_;
};

csimdjson_status status_of(error_code error) {
  switch (error) {
    case SUCCESS: return CSIMDJSON_OBJECT;
    case UTF8_ERROR: return CSIMDJSON_INVALID_UTF8;
    case DEPTH_ERROR: return CSIMDJSON_TOO_DEEP;
    case CAPACITY: return CSIMDJSON_TOO_LARGE;
    case MEMALLOC: return CSIMDJSON_OUT_OF_MEMORY;
    case EMPTY: return CSIMDJSON_NOT_AN_OBJECT;
    default: return CSIMDJSON_INVALID;
  }
}

}  // namespace

csimdjson_parser *csimdjson_parser_create(void) { return new (std::nothrow) csimdjson_parser(); }

void csimdjson_parser_destroy(csimdjson_parser *parser) { delete parser; }

size_t csimdjson_padding(void) { return SIMDJSON_PADDING; }

csimdjson_status csimdjson_find_fields(
    csimdjson_parser *parser, const uint8_t *bytes, size_t length, const csimdjson_name *names, size_t count,
    csimdjson_field *fields, size_t *error_offset) {
  *error_offset = SIZE_MAX;
  for (size_t index = 0; index < count; index++) fields[index] = csimdjson_field{};
  if (length >= UINT32_MAX - SIMDJSON_PADDING) return CSIMDJSON_TOO_LARGE;

  ondemand::document document;
  error_code error = parser->parser.iterate(bytes, length, length + SIMDJSON_PADDING).get(document);
  if (error != SUCCESS) return status_of(error);

  ondemand::json_type type;
  error = document.type().get(type);
  if (error == SUCCESS && type != ondemand::json_type::object) return CSIMDJSON_NOT_AN_OBJECT;
  record_walk walk(bytes, names, count, fields);
  if (error == SUCCESS) error = walk.walk_record(document);
  // At the end of the document there is no location left to tell.
  if (error == SUCCESS && document.current_location().error() != OUT_OF_BOUNDS) error = TRAILING_CONTENT;
  if (error != SUCCESS) {
    const char *location = nullptr;
    if (walk.error_place() != SIZE_MAX) {
      *error_offset = walk.error_place();
    } else if (document.current_location().get(location) == SUCCESS) {
      *error_offset = static_cast<size_t>(location - reinterpret_cast<const char *>(bytes));
    }
  }
  return status_of(error);
}
