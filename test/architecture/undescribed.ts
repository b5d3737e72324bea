/** What a description says of a value, as far as these questions go. */
export interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly oneOf?: readonly Described[];
  readonly anyOf?: readonly Described[];
  readonly allOf?: readonly Described[];
  readonly enum?: readonly unknown[];
  readonly 'x-code-list'?: string;
  readonly [word: string]: unknown;
}

/** Every field of a schema, however deep, with its path. */
export function fieldsOf(schema: Described, path = ''): readonly (readonly [string, Described])[] {
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...parts.flatMap((part) => fieldsOf(part, path)),
    ...(schema.items === undefined ? [] : fieldsOf(schema.items, `${path}/*`)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
      [`${path}/${name}`, field] as const,
      ...fieldsOf(field, `${path}/${name}`),
    ]),
  ];
}

/** The fields of a schema of which nothing is said, as paths in it. */
export function undescribedFields(schema: Described): readonly string[] {
  return fieldsOf(schema).flatMap(([path, { description = '' }]) => (/\w/.test(description) ? [] : [path]));
}
