import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, Query, SetMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { HttpAdapter } from '../http/http-adapter.js';
import { localDate, uuidParam, wholeNumberText } from '../http/input-types.js';
import { BodyStream, TakesStream } from '../http/streamed-body.js';
import { ServiceLog } from '../logging/service-log.js';
import { ApiDescription } from './api-description.js';
import { ApiDescriptionModule } from './api-description.module.js';
import { assertDescribed } from './assert-described.js';
import { describeApi } from './describe-api.js';
import { describeFields } from './describe-fields.js';
import { plainSchemas } from './plain-schemas.js';
import type { RouteDescription } from './route-description.js';

const Report = z.strictObject({
  phone: z.string().meta({ rule: 'V9', description: 'Where the employee can be reached.' }),
  firstDay: localDate,
  note: z.string().nullable(),
});
const Page = z.strictObject({
  limit: wholeNumberText(1, 100).optional().meta({ description: 'How many at most.' }),
  state: z
    .array(z.enum(['open', 'closed']))
    .optional()
    .meta({ description: 'In which states.' }),
});

@Controller('v1')
class AbsencesController {
  @Get('absences')
  list(@Query({ schema: Page }) page: z.infer<typeof Page>): object {
    return page;
  }

  @Get('absences/:id')
  one(@Param('id', { schema: uuidParam }) id: string): object {
    return { id };
  }

  @Post('absences')
  report(@Body({ schema: Report }) report: z.infer<typeof Report>): object {
    return report;
  }

  @Post('imports')
  @TakesStream({ says: 'A list.', mediaType: 'text/csv', charsets: ['utf-8'], maxBytes: 1, arrivesWithin: 1 })
  upload(@BodyStream() stream: object): object {
    return stream;
  }
}

@Module({
  imports: [ApiDescriptionModule.with((because) => SetMetadata('open', because))],
  controllers: [AbsencesController],
})
class AbsencesModule {}

const WORDS = new Map([
  ['id', 'Its id.'],
  ['firstDay', 'The first day.'],
]);

const told = (open: boolean): RouteDescription => ({
  summary: 'A summary',
  description: 'A description',
  open,
  acting: !open,
  refusals: open
    ? []
    : [
        { status: 401, code: 'token-missing' },
        { status: 403, code: 'role-cannot', rule: 'S1' },
      ],
  answer: { type: 'object' },
});

let app: NestFastifyApplication;
let document: OpenAPIObject;
beforeAll(async () => {
  const adapter = new HttpAdapter({ log: new ServiceLog('silent'), trustedProxies: [] });
  app = await NestFactory.create<NestFastifyApplication>(AbsencesModule, adapter, {
    logger: false,
    abortOnError: false,
  });
  await app.listen(0, '127.0.0.1');
  document = describeApi(app, '0.1.0', {
    describeRoute: ({ controller }) => told(controller.name !== 'AbsencesController'),
    meaningsOf: () => new Map(),
    wordsOfField: (name) => WORDS.get(name),
  });
});
afterAll(() => app.close());

const operation = (path: string, method: 'get' | 'post'): Record<string, unknown> => ({
  ...document.paths[path]?.[method],
});

describe('the API description', () => {
  test('D1 a validator that is not ours accepts it as OpenAPI 3.0', async () => {
    const validator = new Validator();
    const outcome = await validator.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(outcome).toEqual({ valid: true });
    expect(validator.version).toBe('3.0');
  });

  test('D1 every route is in it, completely', () => {
    expect(() => {
      assertDescribed(app, document);
    }).not.toThrow();
    expect(Object.keys(document.paths).sort()).toEqual([
      '/docs',
      '/docs/start.js',
      '/docs/swagger-ui-bundle.js',
      '/docs/swagger-ui.css',
      '/openapi.json',
      '/v1/absences',
      '/v1/absences/{id}',
      '/v1/imports',
    ]);
  });

  test('D5 a field has its own words or those of its name, with its unit', () => {
    expect(JSON.stringify(operation('/v1/absences', 'post')['requestBody'])).toMatch(
      /"Where the employee can be reached."(.*)"The first day. A day, YYYY-MM-DD, on the calendar of Europe\/Amsterdam."/,
    );
    const coded = {
      properties: { id: { type: 'string', enum: ['one', null], 'x-code-list': 'duties' }, other: { $ref: '#' } },
    };
    const meaningsOf = (): ReadonlyMap<string, string> => new Map([['one', 'The first.']]);
    expect(describeFields(coded, { meaningsOf, wordsOfField: () => 'Of it.' })).toMatchObject({
      properties: {
        id: { description: 'Of it.\n\n- `one`: The first.' },
        other: { allOf: [{ $ref: '#' }], description: 'Of it.' },
      },
    });
  });

  test('D6 the refusals of an operation are in its text and, for programs, beside it', () => {
    expect(operation('/v1/absences/{id}', 'get')['x-refusals']).toEqual([
      { status: 400, code: 'invalid-input' },
      { status: 404, code: 'not-found' },
      { status: 401, code: 'token-missing' },
      { status: 403, code: 'role-cannot', rule: 'S1' },
    ]);
    expect(operation('/v1/absences/{id}', 'get')['description']).toMatch(/- 403: `role-cannot` \(S1\)/);
  });

  test('D1 an operation without texts or security, and a route that is missing, are found', () => {
    const poor = { ...document, paths: { '/v1/imports': { post: { operationId: 'X.y', responses: {} } } } };
    expect(() => {
      assertDescribed(app, poor);
    }).toThrow(/AbsencesController.list: not described(.|\n)*X.y: no summary/);
  });

  test('V9 the body is described by the schema that validates it, with its rules', () => {
    expect(operation('/v1/absences', 'post')['requestBody']).toMatchObject({
      content: {
        'application/json': {
          schema: {
            additionalProperties: false,
            required: ['phone', 'firstDay', 'note'],
            properties: { phone: { type: 'string', 'x-rule': 'V9' }, note: { type: 'string', nullable: true } },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toContain('"rule":"V9"');
    expect(operation('/v1/imports', 'post')['requestBody']).toMatchObject({
      description: 'A list.',
      content: { 'text/csv': {} },
    });
  });

  test('D5 an answer of which a part is not described is found, and one without content', () => {
    const answering = (schema: object): OpenAPIObject => {
      const responses = { 200: { description: '', content: { 'application/json': { schema } } } };
      return { ...document, paths: { '/v1/imports': { post: { operationId: 'X.y', responses } } } };
    };
    const blank = { type: 'object', properties: { items: { type: 'array', items: {} } } };
    expect(() => {
      assertDescribed(app, answering(blank));
    }).toThrow(/X.y: nothing said of a part of its application\/json/);
    expect(() => {
      assertDescribed(app, answering({ type: 'object', properties: { id: { type: 'string' } } }));
    }).not.toThrow(/X.y: nothing said/);
  });

  test('D5 a code is enumerated as the policies have it, and null where nothing may be there', () => {
    const written = {
      type: 'string',
      nullable: true,
      codes: 'duties',
      maximum: Number.MAX_SAFE_INTEGER,
      readOnly: true,
    };
    expect(
      plainSchemas(
        { duty: written, known: { type: 'string', knownCodes: 'duties' } },
        () => new Map([['one', 'The first.']]),
      ),
    ).toEqual({
      duty: { type: 'string', nullable: true, enum: ['one', null], 'x-code-list': 'duties' },
      known: { type: 'string', 'x-code-list': 'duties' },
    });
  });

  test('D6 a route that takes a stream lists no Idempotency-Key: it refuses one', () => {
    expect(JSON.stringify(operation('/v1/imports', 'post')['parameters'])).not.toContain('Idempotency-Key');
  });

  test('D6 a route that needs a token says so, with its headers and problems; an open one has neither', () => {
    expect(operation('/v1/absences', 'post')).toMatchObject({ security: [{ bearer: [] }] });
    expect(JSON.stringify(operation('/v1/absences', 'post')['parameters'])).toMatch(
      /Acting-As.*Purpose.*Idempotency-Key/,
    );
    expect(Object.keys(operation('/v1/absences/{id}', 'get')['responses'] as object)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '500',
      '503',
      'default',
    ]);
    expect(operation('/docs', 'get')).toMatchObject({ security: [], parameters: [] });
    expect(Object.keys(operation('/docs', 'get')['responses'] as object)).toEqual([
      '200',
      '400',
      '500',
      '503',
      'default',
    ]);
  });

  test('P3 the page and its scripts come from this service alone', async () => {
    app.get(ApiDescription).publish(document);
    const house = await app.getUrl();
    const page = await fetch(`${house}/docs`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).not.toMatch(/https?:/);
    const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect([file, (await fetch(house + file)).status]).toEqual([file, 200]);
    }
    const answer = await fetch(`${house}/openapi.json`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
