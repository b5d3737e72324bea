import { z } from 'zod';
import { jsonSchemaOf } from '../../platform/api-description/json-schema.js';
import type { RouteDescription, Schema } from '../../platform/api-description/route-description.js';
import { answerOf } from '../../platform/http/answers.js';
import type { RouteHandler } from '../../platform/http/route-handlers.js';
import { listOf, pageOf } from '../../platform/http/shown.js';
import { OpenedAnswer } from './answers.js';
import type { Policies } from './policy/policies.js';

type Answer = Pick<RouteDescription, 'answer' | 'schemas'>;

/**
 * What a good answer of a route holds: of an opened record the fields of its kind, required where every role that reads it
 * gets them; of anything else what its schema says.
 *
 * @param kind that the route reads, where it acts on one
 * @throws Error for a record whose schema lacks a field of its kind
 */
export function describedAnswer({ handler }: RouteHandler, kind: string | null, policies: Policies): Answer {
  const answer = answerOf(handler);
  if (answer instanceof z.ZodType) return { answer: jsonSchemaOf(answer) };
  if (!(answer instanceof OpenedAnswer)) return {};
  if (kind === null) throw new Error(`${handler.name} opens records of no kind`);
  const shown = { $ref: `#/components/schemas/${kind}` };
  const schemas = { [kind]: viewOf(kind, answer.record, policies) };
  if (answer.form === 'one') return { answer: shown as Schema, schemas };
  const list = (answer.form === 'page' ? pageOf : listOf)(z.unknown()).extend(answer.beside);
  const { properties, ...rest } = jsonSchemaOf(list);
  const items = { type: 'array' as const, items: shown };
  return { answer: { ...rest, description: textOf(answer), properties: { ...properties, items } }, schemas };
}

function textOf({ form }: OpenedAnswer): string {
  return form === 'page' ? 'A page of those that you may know of.' : 'All those that you may know of.';
}

/** A record of a kind as its readers see it; several routes show the same. */
function viewOf(kind: string, record: z.ZodObject, policies: Policies): Schema {
  const views = viewsBy.get(policies) ?? new Map<string, Schema>();
  viewsBy.set(policies, views);
  const view = views.get(kind) ?? viewMadeOf(kind, record, policies);
  views.set(kind, view);
  return view;
}

const viewsBy = new WeakMap<Policies, Map<string, Schema>>();

function viewMadeOf(kind: string, record: z.ZodObject, policies: Policies): Schema {
  const { fields } = policies.kind(kind);
  const { properties = {}, description } = jsonSchemaOf(record);
  const unknown = fields.filter((field) => !Object.hasOwn(properties, field));
  if (unknown.length > 0) throw new Error(`no schema says what these fields of ${kind} are: ${unknown.join(', ')}`);
  const always = alwaysShown(kind, policies);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(Object.entries(properties).filter(([field]) => fields.includes(field))),
    required: fields.filter((field) => always.has(field)),
    additionalProperties: false,
  };
}

/** The fields that every statement about reading the kind shows. */
function alwaysShown(kind: string, policies: Policies): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = policies
    .roleNames()
    .flatMap((name) => policies.role(name).rules)
    .filter((rule) => rule.effect === 'may' && rule.action === 'read' && rule.kind === kind)
    .map(({ fields }) => new Set(fields));
  return new Set([...first].filter((field) => others.every((fields) => fields.has(field))));
}
