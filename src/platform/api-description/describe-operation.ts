import { RequestMethod } from '@nestjs/common';
import { ANSWERED_FILE } from '../http/answered-file.js';
import { alsoRefused } from '../http/also-refuses.js';
import { declaredInputOf, type DeclaredInput } from '../http/declared-input.js';
import type { RouteHandler } from '../http/route-handlers.js';
import type { Operation, RouteDescription } from './route-description.js';
import { HEADER_PARAMETERS, headersOf, problemComponent } from './shared-components.js';

/** Completes what the schemas say of an operation: texts, security, header parameters, a streamed body, problems. */
export function describeOperation(operation: Operation, route: RouteHandler, told: RouteDescription): Operation {
  const declared = declaredInputOf(route.controller, route.handler);
  const headers = parametersOf(route.method, declared, told).map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return {
    ...operation,
    summary: told.summary,
    description: told.description,
    parameters: [...(operation.parameters ?? []), ...headers],
    ...(typeof declared.body === 'object' ? { requestBody: streamedBody(declared.body.mediaType) } : {}),
    responses: { ...goodAnswers(operation, route, told), ...problems(route, declared, told) },
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
    ...(isRepeatable(method, declared, open) ? (['Idempotency-Key'] as const) : []),
  ];
}

/** A streamed body can't be compared with the one before, so no key makes it happen once. */
function isRepeatable(method: RequestMethod, { body }: DeclaredInput, open: boolean): boolean {
  return !open && method === RequestMethod.POST && typeof body !== 'object';
}

function streamedBody(mediaType: string): NonNullable<Operation['requestBody']> {
  return { required: true, content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } };
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

function problems(
  { method, handler }: RouteHandler,
  declared: DeclaredInput,
  { open }: RouteDescription,
): Operation['responses'] {
  const takesBody = declared.body !== 'none';
  const statuses = [
    400,
    ...(open ? [] : [401, 403]),
    ...(declared.parameters.some(({ kind }) => kind === 'param') ? [404] : []),
    ...(method === RequestMethod.GET ? [] : [409]),
    ...(takesBody ? [413, 415] : []),
    ...(isRepeatable(method, declared, open) ? [422] : []),
    ...alsoRefused(handler),
    500,
    503,
    'default' as const,
  ];
  return Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/${problemComponent(status)}` }]),
  );
}
