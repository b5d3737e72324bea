import type { RequestMethod } from '@nestjs/common';
import { ANSWERED_FILE } from '../http/answered-file.js';
import { alsoRefused } from '../http/also-refuses.js';
import { declaredInputOf, type DeclaredInput } from '../http/declared-input.js';
import type { Refusal } from '../http/refusal.js';
import type { RouteHandler } from '../http/route-handlers.js';
import type { StreamedBody } from '../http/streamed-body.js';
import { inputRefusals, takesKey } from './input-refusals.js';
import type { Operation, RouteDescription } from './route-description.js';
import { HEADER_PARAMETERS, headersOf, problemComponent } from './shared-components.js';

/** Completes what the schemas say of an operation: texts, security, header parameters, a streamed body, problems. */
export function describeOperation(
  operation: Operation,
  route: RouteHandler,
  told: RouteDescription,
): Operation & { readonly 'x-refusals': readonly Refusal[] } {
  const declared = declaredInputOf(route.controller, route.handler);
  const refusals = [
    ...inputRefusals(declared, takesKey(route.method, declared, told.open)),
    ...told.refusals,
    ...alsoRefused(route.handler),
  ];
  const headers = parametersOf(route.method, declared, told).map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return {
    ...operation,
    summary: told.summary,
    description: `${told.description}\n\n${refusalsInWords(refusals)}`,
    'x-refusals': refusals,
    parameters: [...(operation.parameters ?? []), ...headers],
    ...(typeof declared.body === 'object' ? { requestBody: streamedBody(declared.body) } : {}),
    responses: { ...goodAnswers(operation, route, told), ...problems(refusals) },
    security: told.open ? [] : [{ bearer: [] }],
  };
}

function parametersOf(
  method: RequestMethod,
  declared: DeclaredInput,
  { acting, open }: RouteDescription,
): (keyof typeof HEADER_PARAMETERS)[] {
  return [
    ...(acting ? (['Acting-As', 'Purpose'] as const) : []),
    ...(takesKey(method, declared, open) ? (['Idempotency-Key'] as const) : []),
  ];
}

function streamedBody({ mediaType, says }: StreamedBody): NonNullable<Operation['requestBody']> {
  return {
    required: true,
    description: says,
    content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
  };
}

/** A file is what its bytes are, or text; anything else is JSON. */
function contentOf({ handler }: RouteHandler, { answer }: RouteDescription): object {
  const types = Reflect.getMetadata(ANSWERED_FILE, handler) as readonly string[] | undefined;
  const fileOf = (type: string) => ({
    schema: { type: 'string', ...(type.startsWith('text/') ? {} : { format: 'binary' }) },
  });
  if (types !== undefined) return { content: Object.fromEntries(types.map((type) => [type, fileOf(type)])) };
  return answer === undefined ? {} : { content: { 'application/json': { schema: answer } } };
}

function goodAnswers(operation: Operation, route: RouteHandler, told: RouteDescription): Operation['responses'] {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => [
      status,
      response !== undefined && '$ref' in response
        ? response
        : {
            ...response,
            description: told.answer?.description ?? 'Done as asked, and on record.',
            headers: headersOf(Number(status)),
            ...contentOf(route, told),
          },
    ]),
  );
}

/** Of each refusal its status, once; what any route may answer besides is said of all. */
function problems(refusals: readonly Refusal[]): Operation['responses'] {
  const statuses = new Set([...refusals.map(({ status }) => status), 500, 503]);
  return Object.fromEntries(
    [...[...statuses].sort((one, other) => one - other), 'default' as const].map((status) => [
      String(status),
      { $ref: `#/components/responses/${problemComponent(status)}` },
    ]),
  );
}

/** All that a reader has to be ready for, by status. */
function refusalsInWords(refusals: readonly Refusal[]): string {
  const byStatus = Map.groupBy(refusals, ({ status }) => status);
  const lines = [...byStatus]
    .sort(([one], [other]) => one - other)
    .map(([status, of]) => `- ${status}: ${[...new Set(of.map(inWords))].join(', ')}`);
  return `Refusals, by status and code, with the rule that they name:\n\n${lines.join('\n')}`;
}

function inWords({ code, rule }: Refusal): string {
  return rule === undefined ? `\`${code}\`` : `\`${code}\` (${rule})`;
}
