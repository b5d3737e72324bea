/** What a write answers: ids, versions and codes, never content, so that it may be kept for a repeated request. */
export type Receipt = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
