/** Which methods the paths of this service have; asked only when a request matched no route. */
export class RouteTable {
  readonly #methods = new Map<string, Set<string>>();

  /** @param url a route template as Fastify knows it, e.g. '/v1/employees/:id' */
  add(url: string, methods: string | readonly string[]): void {
    const known = this.#methods.get(url) ?? new Set();
    for (const method of [methods].flat()) {
      known.add(method);
    }
    this.#methods.set(url, known);
  }

  /** The methods of a path (without query), sorted; empty where no route has that path. */
  methodsAt(path: string): string[] {
    const found = new Set<string>();
    for (const [url, methods] of this.#methods) {
      if (matches(url, path)) {
        methods.forEach((method) => found.add(method));
      }
    }
    return [...found].sort();
  }
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
