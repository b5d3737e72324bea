import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { outlineOfService } from '../../scripts/service-outline.js';
import { assertDescribed } from '../../src/platform/api-description/assert-described.js';
import { describeApi } from '../../src/platform/api-description/describe-api.js';
import { declaredInputOf } from '../../src/platform/http/declared-input.js';
import { routeHandlers } from '../../src/platform/http/route-handlers.js';
import { assertInputsDeclared } from '../../src/platform/http/assert-inputs-declared.js';
import { describedBy } from '../../src/safeguards/access/describe-route.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { assertRoutesRuled, routeCensus, type CensusLine } from '../../src/safeguards/access/route-census.js';
import { namelessTextFields, OF_NOBODY, OWN_WORDS, takesCitizenNumber, TEXTS, type TextField } from './text-fields.js';

/** What somebody may do that no `@Allows` route does, and how it is done instead. */
const DONE_OTHERWISE: Readonly<Record<string, string>> = {
  'read Notice': 'GET /v1/notices needs no role: what a person was told is read before any role works',
  'amend Notice': 'POST /v1/notices/:noticeId/reading needs no role either',
  'record Namesake': 'a sick report, an application and a staff file say it of whom they bring in (D1)',
  'read DeclarationText': 'GET /v1/declaration-texts needs no role: a text is read before it is signed',
  'sign Declaration': 'POST /v1/declarations needs no role: a role works only once the text is signed',
  'tell LogReview': 'the job log-review-telling does it, and nobody else',
  'tell Proposal': 'the job proposal-falling does it, and nobody else',
  'tell PieceMove': 'the job piece-move-falling does it, and nobody else',
  'count GroupFigure': 'the job group-figure-counting does it, and nobody else',
  'ask EarlierDossier': 'the job earlier-dossier-finding does it, and nobody else',
  'withdraw Emergency': 'it ends with the role of whoever opened it, at once or by the job responsibility-ending',
  'close Examination': 'the job question-closing does it, and nobody else',
  'collect DisclosureRequest': 'GET /v1/collections/:link needs no account: a link and a code open it (C11)',
  'tell DisclosureRequest': 'the job disclosure-telling does it, and nobody else',
  'destroy DisclosureRequest': 'the job package-ending does it with the package, and nobody else',
  'close VerdictQuestion': 'the job question-closing does it, and nobody else',
};

/** Actions of the vocabulary that no page gives anybody, and why the word is kept. */
const GIVEN_TO_NOBODY: Readonly<Record<string, string>> = {
  link: 'the trail calls the linking of an account by it; whoever links has no role yet',
};

describe('the routes of the service', () => {
  const policies = loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
  let app: NestFastifyApplication;
  let census: CensusLine[];
  beforeAll(async () => {
    app = await outlineOfService(policies);
    census = routeCensus(app);
  });

  test('D6 have a rule each, and say what they take', () => {
    expect(census.length).toBeGreaterThan(70);
    expect(() => {
      assertRoutesRuled(app, policies);
      assertInputsDeclared(app);
    }).not.toThrow();
  });

  test('D6 give the rule by name where no role is asked for', () => {
    const reasons = census.flatMap(({ rule }) => (rule === undefined || rule.how === 'allows' ? [] : [rule.because]));
    expect(reasons.filter((because) => !/^[A-Z]\d+ — \S/.test(because))).toEqual([]);
  });

  test('D6 are one a method and path', () => {
    const places = census.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':id')}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  test('D6 reach every act that the policies give somebody', () => {
    const done = new Set(census.flatMap(({ rule }) => (rule?.how === 'allows' ? [`${rule.action} ${rule.kind}`] : [])));
    const actors = [
      ...policies.roleNames().map((name) => policies.role(name)),
      ...policies.jobNames().map((name) => policies.job(name)),
    ];
    const given = new Set(
      actors.flatMap(({ competences }) =>
        [...competences].flatMap(([action, kinds]) => [...kinds.keys()].map((kind) => `${action} ${kind}`)),
      ),
    );
    expect([...given].filter((act) => !done.has(act)).sort()).toEqual(Object.keys(DONE_OTHERWISE).sort());
    expect([...done].filter((act) => !given.has(act))).toEqual([]);
    const actions = new Set([...given].map((act) => act.split(' ')[0]));
    expect(Object.keys(policies.vocabulary.actions).filter((action) => !actions.has(action))).toEqual(
      Object.keys(GIVEN_TO_NOBODY),
    );
  });

  test('A1 say by which key a body names whom it is about, so that a refusal has it too', () => {
    const document = describeApi(app, '1', describedBy(policies));
    const keyed = Object.entries(document.paths).flatMap(([path, item]) =>
      [...JSON.stringify(item.post?.requestBody ?? null).matchAll(/"(employeeIds?)":\{/g)].map(([, key]) => [
        path,
        key,
      ]),
    );
    const declared = census.flatMap(({ path, rule }) =>
      rule?.how === 'allows' && rule.employeesIn !== undefined
        ? [[path.replace(/:(\w+)/g, '{$1}'), rule.employeesIn]]
        : [],
    );
    expect(declared.length).toBeGreaterThan(1);
    expect(keyed.toSorted()).toEqual(declared.toSorted());
  });

  test('D5 have an example for each body, which the schema that validates it accepts', () => {
    const { paths } = describeApi(app, '1', describedBy(policies));
    const schemas = new Map(
      routeHandlers(app).map(({ controller, handler }) => [
        `${controller.name}.${handler.name}`,
        declaredInputOf(controller, handler).parameters.find(({ kind }) => kind === 'body')?.schema,
      ]),
    );
    const refused = Object.values(paths).flatMap(({ post }) => {
      const schema = schemas.get(post?.operationId ?? '');
      if (schema === undefined || schema === null) return [];
      const body = post?.requestBody;
      const json = body !== undefined && 'content' in body ? body.content['application/json'] : undefined;
      const { success, error } = schema.safeParse(json?.example);
      return success
        ? []
        : error.issues.map((issue) => `${post?.operationId ?? ''} ${issue.path.join('/')} ${issue.message}`);
    });
    expect(refused).toEqual([]);
  });

  const textFields = (): readonly (TextField & { readonly called: string })[] =>
    routeHandlers(app).flatMap(({ controller, handler }) =>
      declaredInputOf(controller, handler).parameters.flatMap(({ kind, schema }) =>
        kind !== 'body' || schema === null
          ? []
          : namelessTextFields(schema).map((field) => ({
              ...field,
              called: `${controller.name}.${handler.name} ${field.at}`,
            })),
      ),
    );

  test('D4, D5 look for a citizen service number and for words about health in every field that takes a name', () => {
    const taking = textFields().map(({ called }) => called);
    expect([...new Set(taking)].sort()).toEqual(Object.values(TEXTS).flat().sort());
  });

  test.each(['Of 951227622.', '9512.27.622', 'his is 951 227 622'])(
    'D4 take %j in no text about somebody but the own words of the employee, who says of a piece what he says (I4)',
    (text) => {
      const taking = textFields().flatMap((field) => (takesCitizenNumber(field, text) ? [field.called] : []));
      expect([...new Set(taking)].sort()).toEqual([...OWN_WORDS, ...OF_NOBODY].sort());
    },
  );

  test('D5 are described completely, in a document that somebody else takes for OpenAPI', async () => {
    const document = describeApi(app, '1', describedBy(policies));
    expect(() => {
      assertDescribed(app, document);
    }).not.toThrow();
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
    expect([valid, errors]).toEqual([true, undefined]);
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(
      census.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`).sort(),
    );
  });
});
