import Provider, {
  errors,
  interactionPolicy,
  type AdapterFactory,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { accessTokenSeconds, apiAudience, apiResource } from './api-resource.js';
import { demoPersonGrant, demoSignIn, registerDemoPersonGrant } from './demo-person-grant.js';
import { errorPage } from './pages.js';
import type { People } from './people.js';
import { meets, signInLevels } from './sign-in-level.js';
import type { IssuerKeys } from './signing-keys.js';

/** The public client of the tour and of the documentation page; any loopback port (RFC 8252, 7.3). */
export const browserClient = 'dossierkluis-demo';

/** The public client of scripts; it has the demo grant alone. */
export const scriptClient = 'dossierkluis-scripts';

// An ES256-only key set: without `id_token_signed_response_alg` a client would expect RS256, which nothing here signs.
const clients: ClientMetadata[] = [
  {
    client_id: browserClient,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    redirect_uris: ['127.0.0.1', 'localhost'].flatMap((host) =>
      ['callback', 'docs/oauth2-redirect.html'].map((path) => `http://${host}/${path}`),
    ),
  },
  {
    client_id: scriptClient,
    token_endpoint_auth_method: 'none',
    grant_types: [demoPersonGrant],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
  },
];

/** Step-up (RFC 9470): a session that doesn't meet `acr_values` signs in again. */
function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  // There is nothing to consent to: both clients are the service's own.
  policy.remove('consent');
  const tooWeak = new interactionPolicy.Check('acr_values', 'a stronger sign-in is asked for', ({ oidc }) => {
    const asked = oidc.params?.['acr_values'];
    return !meets(typeof asked === 'string' ? asked : undefined, oidc.session?.acr);
  });
  policy.get('login')?.checks.add(tooWeak);
  return policy;
}

async function grantEverything({ oidc }: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  if (oidc.client === undefined || oidc.session?.accountId === undefined) {
    return undefined;
  }
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && ['127.0.0.1', 'localhost'].includes(new URL(origin).hostname);
}

/** What a provider is built from. */
export interface ProviderParts {
  readonly url: string;
  readonly keys: IssuerKeys;
  readonly people: People;
  readonly storage: AdapterFactory;
}

function configuration({ keys, people, storage }: ProviderParts): Configuration {
  return {
    adapter: storage,
    clients,
    jwks: { keys: keys.signing },
    cookies: { keys: [keys.cookies] },
    acrValues: [...signInLevels],
    scopes: ['openid'],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    claims: { openid: ['sub'] },
    findAccount: (_ctx, subject) => {
      const person = people.find(subject);
      return person && { accountId: person.subject, claims: () => ({ sub: person.subject }) };
    },
    extraTokenClaims: ({ oidc }, token) => {
      const { acr, authTime } = demoSignIn(token) ?? oidc.entities.AuthorizationCode ?? {};
      return { acr, auth_time: authTime };
    },
    interactions: { policy: signInPolicy(), url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    clientBasedCORS: (_ctx, origin) => isLoopback(origin),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== apiAudience) {
            throw new errors.InvalidTarget();
          }
          return apiResource;
        },
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 3_600,
      Session: 28_800,
      Grant: 28_800,
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out.error);
    },
  };
}

/** Builds the OpenID Connect provider of the demo with the keys of this moment. */
export function buildProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.url, configuration(parts));
  registerDemoPersonGrant(provider, parts.people);
  return provider;
}
