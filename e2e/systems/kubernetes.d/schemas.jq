# From one group's OpenAPI document, as the API server gives it, a JSON Schema for each kind: {name, schema}. Fields that the
# API does not have are errors: that is what "strict" is.
(.components.schemas | map_values(if .properties and (.additionalProperties | not) then .additionalProperties = false else . end)) as $all
| $all | to_entries[]
| .key as $key
| (.value["x-kubernetes-group-version-kind"] // [])[]
| select(.kind | endswith("List") | not)
| ((.group | split(".")[0] // "") as $group | ([.kind, (if $group == "" then empty else $group end), .version] | join("-") | ascii_downcase)) as $name
| {name: $name, schema: {"$schema": "http://json-schema.org/draft-07/schema#", "$ref": ("#/components/schemas/" + $key), components: {schemas: $all}}}
