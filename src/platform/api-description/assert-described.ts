import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { routeHandlers } from '../http/route-handlers.js';
import type { Operation } from './route-description.js';

/**
 * A description that leaves something out is worse than none: every route is in it, with texts, a good answer and what that
 * holds, its problems, and whether it needs a token.
 *
 * @throws Error naming each operation and what it lacks
 */
export function assertDescribed(app: INestApplication, document: OpenAPIObject): void {
  const operations = Object.values(document.paths).flatMap((item) =>
    [item.get, item.post, item.put, item.patch, item.delete].filter((operation) => operation !== undefined),
  );
  const described = new Set(operations.map((operation) => operation.operationId));
  const faults = [
    ...routeHandlers(app)
      .map(({ controller, handler }) => `${controller.name}.${handler.name}`)
      .filter((name) => !described.has(name))
      .map((name) => `${name}: not described`),
    ...operations.flatMap((operation) =>
      lackingIn(operation).map((lack) => `${operation.operationId ?? 'nameless'}: ${lack}`),
    ),
  ];
  if (faults.length > 0) {
    throw new Error(`the API description is not complete:\n  ${faults.join('\n  ')}`);
  }
}

function lackingIn({ summary, description, responses, security, parameters }: Operation): string[] {
  const statuses = Object.keys(responses);
  return [
    ...((summary ?? '') === '' ? ['no summary'] : []),
    ...((description ?? '') === '' ? ['no description'] : []),
    ...lackingInAnswer(responses),
    ...(['400', '500', '503'].every((status) => statuses.includes(status)) ? [] : ['not all its problems']),
    ...(security === undefined ? ['does not say whether it needs a token'] : []),
    ...(parameters ?? []).flatMap((parameter) =>
      '$ref' in parameter || (parameter.description ?? '') !== '' ? [] : [`no description of ${parameter.name}`],
    ),
  ];
}

/** A good answer has a body, described to its last field: a schema without a word accepts anything. */
function lackingInAnswer(responses: Operation['responses']): string[] {
  const good = Object.entries(responses).flatMap(([status, answer]) => (status.startsWith('2') ? [answer] : []));
  if (good.length === 0) return ['no good answer'];
  return good.flatMap((answer) => {
    const content = answer !== undefined && 'content' in answer ? (answer.content ?? {}) : {};
    if (Object.keys(content).length === 0) return ['a good answer without content'];
    return Object.entries(content).flatMap(([type, { schema }]) =>
      schema === undefined || saysNothingAt(schema) ? [`nothing said of a part of its ${type}`] : [],
    );
  });
}

function saysNothingAt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return members.length === 0
    ? !Array.isArray(value)
    : members.some(([name, member]) => name !== 'additionalProperties' && saysNothingAt(member));
}
