/** A browser as far as a sign-in needs one: it keeps cookies, and follows redirects until they leave the issuer. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  /** Opens a page of the issuer. @returns its answer, or the address outside that the issuer sends the browser to */
  async open(address: string, form?: Record<string, string>): Promise<Response | URL> {
    const here = new URL(address, this.origin);
    if (here.origin !== this.origin) {
      return here;
    }
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(here, {
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    return next === null ? response : this.open(new URL(next, here).href);
  }
}
