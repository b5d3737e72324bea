import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { descriptionOfRun, keepDescription } from './described-once.js';

type Schema = Readonly<Record<string, unknown>>;
interface DescribedAnswer {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly rule?: string;
}
type Operation = {
  readonly responses: Readonly<Record<string, DescribedAnswer | { readonly $ref: string }>>;
  readonly 'x-refusals'?: readonly Refusal[];
};
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, DescribedAnswer>> };
}

/** An answer as it came, and to what. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Words of the description that say nothing about a value. */
const TELLING = ['x-rule', 'x-code-list', 'example', 'components'];
const ID = 'description';

/** Holds answers against what the service's own /openapi.json says of them, by a validator that isn't ours. */
export class DescribedAnswers {
  readonly #ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  readonly #validators = new Map<Schema, ValidateFunction>();
  readonly #routes: readonly { readonly at: RegExp; readonly item: Readonly<Record<string, Operation>> }[];

  private constructor(private readonly document: Document) {
    addFormats.default(this.#ajv);
    this.#ajv.addVocabulary(TELLING);
    this.#ajv.addSchema({ $id: ID, components: document.components });
    // A path without parameters is that path, whatever another's parameter could stand for.
    this.#routes = Object.entries(document.paths)
      .sort(([one], [other]) => one.split('{').length - other.split('{').length)
      .map(([path, item]) => ({ at: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), item }));
  }

  /** @param url of a service, without a slash at the end; null where what is there describes nothing */
  static async of(url: string): Promise<DescribedAnswers | null> {
    const known = descriptionOfRun();
    if (known !== null) return new DescribedAnswers(JSON.parse(known) as Document);
    const response = await fetch(`${url}/openapi.json`);
    const isDocument = response.status === 200 && response.headers.get('content-type')?.includes('json') === true;
    const text = await response.text();
    if (!isDocument || !text.startsWith('{"openapi"')) return null;
    keepDescription(text);
    return new DescribedAnswers(JSON.parse(text) as Document);
  }

  /** What of an answer the description doesn't say, or says otherwise; null where they agree. */
  deviation({ method, path, status, headers, text }: Answered): string | null {
    const operation = this.#routes.find(({ at }) => at.test(path))?.item[method.toLowerCase()];
    const responses = operation?.responses;
    const said = responses?.[status] ?? responses?.['default'] ?? PROBLEM_BELOW_ROUTES;
    const { headers: fields = {}, content = {} } = this.#resolved(said);
    const lacking = Object.entries(fields).flatMap(([name, { required }]) =>
      required === true && !headers.has(name) ? [`has no ${name}`] : [],
    );
    const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    const schema = content[type]?.schema;
    // HEAD is told the type of what it doesn't get.
    const wrong = [
      ...lacking,
      ...unsaid(operation?.['x-refusals'], type, status, text),
      ...(method === 'HEAD' ? [] : schema === undefined ? [`has the type ${type}`] : this.#wrong(type, schema, text)),
    ];
    return wrong.length === 0 ? null : `${method} ${path} answers ${status}: ${wrong.join(', ')}`;
  }

  #resolved(answer: DescribedAnswer | { readonly $ref: string }): DescribedAnswer {
    return '$ref' in answer ? (this.document.components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? {}) : answer;
  }

  #wrong(type: string, schema: Schema, text: string): readonly string[] {
    if (!type.endsWith('json')) return [];
    const known = this.#validators.get(schema) ?? this.#ajv.compile(referring(schema));
    this.#validators.set(schema, known);
    // A place and what is wrong there, never the value: what is red is printed.
    return known(JSON.parse(text))
      ? []
      : (known.errors ?? []).map(({ instancePath, message = '', params }) =>
          `${instancePath} ${message} ${String(params['additionalProperty'] ?? '')}`.trim(),
        );
  }
}

/** Refusals that follow from who asks for what, and are therefore said of the very route; others may come from anywhere. */
const SAID_OF_ROUTES: ReadonlySet<number> = new Set([401, 403, 409, 422, 429]);

/** A refusal that the route doesn't say it has, by its code and the rule that it names. */
function unsaid(
  refusals: readonly Refusal[] | undefined,
  type: string,
  status: number,
  text: string,
): readonly string[] {
  if (refusals === undefined || type !== 'application/problem+json' || !SAID_OF_ROUTES.has(status)) return [];
  const problem = JSON.parse(text) as { readonly type: string; readonly rule?: string };
  const code = problem.type.replace('/problems/', '');
  const isSaid = refusals.some(
    (refusal) =>
      refusal.status === status &&
      refusal.code === code &&
      (refusal.rule === undefined || refusal.rule === problem.rule),
  );
  return isSaid ? [] : [`says nothing of the refusal ${code} ${problem.rule ?? ''}`.trim()];
}

const PROBLEM_BELOW_ROUTES = { $ref: '#/components/responses/ProblemBelowRoutes' };

/** References of the description point into it, not into the schema that they stand in. */
function referring(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${ID}#/components/`)) as Schema;
}
