import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { outlineOfService } from '../../scripts/service-outline.js';
import { describeApi } from '../../src/platform/api-description/describe-api.js';
import type { Refusal } from '../../src/platform/http/refusal.js';
import { describedBy } from '../../src/safeguards/access/describe-route.js';
import { FIELDS_WITH_WORDS } from '../../src/safeguards/access/field-words/words-of-field.js';
import { codeLists } from '../../src/safeguards/access/policy/code-lists.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { WHERE_TO_LOOK } from '../../src/safeguards/notices/where-to-look.js';
import { fieldsOf, undescribedFields, type Described } from './undescribed.js';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Described }>>;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly {
    readonly name?: string;
    readonly description?: string;
    readonly in?: string;
    readonly required?: boolean;
    readonly schema?: Described;
  }[];
  readonly requestBody?: Content & { readonly description?: string };
  readonly responses: Readonly<Record<string, Content>>;
  readonly 'x-refusals': readonly Refusal[];
}

/** Who writes a front end knows this document and not the code. */
describe('the API description, to who never saw the code,', () => {
  const policies = loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
  let operations: readonly Operation[];
  let places: ReadonlySet<string>;
  /** The query parameters that a route asks for, by its place. */
  let askedBy: ReadonlyMap<string, readonly string[]>;
  let schemas: readonly (readonly [string, Described])[];
  beforeAll(async () => {
    const document: OpenAPIObject = describeApi(await outlineOfService(policies), '1', describedBy(policies));
    operations = Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[]);
    askedBy = new Map(
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item as Record<string, Operation>).map(([method, { parameters = [] }]) => [
          `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
          parameters.flatMap(({ in: where, required, name = '' }) =>
            where === 'query' && required === true ? [name] : [],
          ),
        ]),
      ),
    );
    places = new Set(askedBy.keys());
    schemas = [
      ...Object.entries(document.components?.schemas ?? {}).map(
        ([name, schema]) => [name, schema as unknown as Described] as const,
      ),
      ...operations.flatMap((operation) => schemasOf(operation)),
    ];
  });

  test('D5 says in a sentence what each route does', () => {
    const wordless = operations.filter(({ summary }) => !/^[A-Z][a-z]+,? \S.*\.$/.test(summary));
    expect(wordless.map(({ operationId }) => operationId)).toEqual([]);
  });

  test('D5 says what each field of each request and answer is: `.describe`, or its words in field-words', () => {
    expect(schemas.flatMap(([place, schema]) => undescribedFields(schema).map((path) => `${place} ${path}`))).toEqual(
      [],
    );
    expect(schemas.flatMap(([, schema]) => fieldsOf(schema)).length).toBeGreaterThan(1_000);
    expect(
      undescribedFields({ items: { properties: { said: { description: 'So.' }, unsaid: { type: 'string' } } } }),
    ).toEqual(['/*/unsaid']);
  });

  test('V9, D11 says of each file that is sent what it is to be', () => {
    const files = operations.flatMap(({ operationId, requestBody }) =>
      Object.keys(requestBody?.content ?? {}).some((type) => type !== 'application/json')
        ? [[operationId, requestBody?.description ?? ''] as const]
        : [],
    );
    expect(files.map(([name]) => name).toSorted()).toEqual([
      'AttachmentsController.attach',
      'AttachmentsController.attachForDoctor',
      'DocumentsController.receive',
      'StaffImportController.import',
    ]);
    expect(files.filter(([, description]) => !/\d+ MiB/.test(description))).toEqual([]);
  });

  test('D5 says what each parameter is', () => {
    const wordless = operations.flatMap(({ operationId, parameters = [] }) =>
      parameters.flatMap(({ name, description = '' }) =>
        name === undefined || /\w/.test(description) ? [] : [`${operationId} ${name}`],
      ),
    );
    expect(wordless).toEqual([]);
  });

  test('D5 has words for no field that nobody asks or answers', () => {
    const asked = new Set([
      ...schemas.flatMap(([, schema]) => fieldsOf(schema)).map(([path]) => path.split('/').at(-1)),
      ...operations.flatMap(({ parameters = [] }) => parameters.map(({ name }) => name)),
    ]);
    expect(FIELDS_WITH_WORDS.filter((name) => !asked.has(name))).toEqual([]);
  });

  // A1 — a line of the trail stays as it was written, also where the policies have that word no more: no enumeration holds of it.
  test('I9 names the list with the words for each field of a line', () => {
    const descriptions = schemas
      .flatMap(([, schema]) => fieldsOf(schema))
      .map(([, { description = '' }]) => description);
    for (const list of policies.lists('trail').keys()) {
      expect([list, descriptions.some((one) => one.includes(`the list \`${list}\` of GET /v1/code-lists`))]).toEqual([
        list,
        true,
      ]);
    }
  });

  test('D5 enumerates each closed list of the policies, and says what each code means', () => {
    const coded = schemas
      .flatMap(([, schema]) => fieldsOf(schema))
      .map(([, field]) => [field, field.items ?? field] as const);
    const told = new Map(
      coded.flatMap(([{ description }, { enum: codes, 'x-code-list': list }]) =>
        list === undefined || codes === undefined ? [] : [[list, { codes, description }] as const],
      ),
    );
    for (const [list, codes] of codeLists(policies)) {
      if (policies.lists('trail').has(list)) continue;
      expect([list, told.get(list)?.codes.filter((code) => code !== null)]).toEqual([list, [...codes.keys()]]);
      for (const [code, { en }] of codes) expect(told.get(list)?.description).toContain(`\`${code}\`: ${en}`);
    }
  });

  test('D5 says of each notice where its reader looks for what it is about, at a route that exists', () => {
    expect(Object.keys(WHERE_TO_LOOK).sort()).toEqual([...(codeLists(policies).get('notice')?.keys() ?? [])].sort());
    const named = Object.values(WHERE_TO_LOOK).flatMap((where) => where?.match(/(?:GET|POST) \/[^\s,;?]+/g) ?? []);
    expect(named.map((place) => place.replaceAll(/\{\w+\}/g, '{}')).filter((place) => !places.has(place))).toEqual([]);
    // A list that asks for a choice is 400 without it.
    const shown = Object.values(WHERE_TO_LOOK).flatMap((where) => where?.match(/GET \/[^\s,;]+/g) ?? []);
    const lacking = shown.filter((place) =>
      (askedBy.get(place.replace(/\?.*$/, '').replaceAll(/\{\w+\}/g, '{}')) ?? []).some(
        (name) => !place.includes(`?${name}=`),
      ),
    );
    expect([askedBy.get('GET /v1/roles'), lacking]).toEqual([['state'], []]);
  });

  test('D10, D6 says how each route refuses, and under which rule', () => {
    for (const { operationId, security, responses, 'x-refusals': refusals } of operations) {
      const statuses = new Set(refusals.map(({ status }) => String(status)));
      expect([operationId, [...statuses].filter((status) => responses[status] === undefined)]).toEqual([
        operationId,
        [],
      ]);
      const codes = refusals.map(({ code }) => code);
      if (security.length > 0) expect(codes).toEqual(expect.arrayContaining(['token-missing', 'sign-in-too-weak']));
    }
    const codesOf = (name: string): readonly string[] =>
      operations
        .filter(({ operationId }) => operationId === name)
        .flatMap(({ 'x-refusals': refusals }) =>
          refusals.map(({ status, code, rule }) => `${status} ${code} ${rule ?? ''}`),
        );
    expect(codesOf('ExposureController.amend')).toEqual(
      expect.arrayContaining([
        '401 sign-in-too-old D10',
        '403 role-cannot S1',
        '403 registration-not-in-force S15',
        '403 declaration-not-in-force S3',
        '404 not-found ',
        '409 stale-version ',
        '422 idempotency-key-reused ',
      ]),
    );
  });
});

function schemasOf({ operationId, requestBody, responses }: Operation): readonly (readonly [string, Described])[] {
  return [requestBody ?? {}, ...Object.values(responses)].flatMap(({ content }) =>
    Object.values(content ?? {}).flatMap(({ schema }) =>
      schema === undefined ? [] : [[operationId, schema] as const],
    ),
  );
}
