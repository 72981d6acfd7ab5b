// A real OpenID provider on loopback: node provider.mjs FOLDER, where FOLDER holds node_modules. It says its address in
// one line and ends with its standard input. Who signs in is the name typed into its page; some names get bad tokens.

import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const path = resolve(process.argv[2], "node_modules/oidc-provider/lib/index.js");
const { default: Provider } = await import(pathToFileURL(path));

const ACCOUNTS = {
  kepala: { name: "Ibu Kepala", email: "kepala@contoh.go.id", email_verified: true },
  staf: { name: "Pak Staf", email: "staf@contoh.go.id", email_verified: true },
  penerbit: { name: "Anggota Kelompok", email: "anggota@contoh.go.id", email_verified: true, roles: ["penerbit"] },
  besar: { name: "Akun Besar", email: "staf@contoh.go.id", email_verified: true,
    roles: Array.from({ length: 400 }, (_, n) => `kelompok-panjang-${n}`) },
  lain: { name: "Orang Lain", email: "lain@contoh.go.id", email_verified: true },
  "belum-terbukti": { name: "Belum Terbukti", email: "kepala@contoh.go.id", email_verified: false },
  sebentar: { name: "Sebentar Saja", email: "kepala@contoh.go.id", email_verified: true },
};
const SECONDS = { sebentar: 1 };

const ours = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const strangers = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const write = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const read = (token, part) => JSON.parse(Buffer.from(token.split(".")[part], "base64url"));
const claims = (token) => read(token, 1);
// The token with some claims changed, signed with that key.
const signed = (token, changes, key = ours) => {
  const said = `${token.split(".")[0]}.${write({ ...claims(token), ...changes })}`;
  return `${said}.${sign("sha256", said, key).toString("base64url")}`;
};
let ofBefore;  // the last good token of kepala
// Each says that it is kepala, who may do everything.
const FORGERIES = {
  "kunci-lain": (token) => signed(token, {}, strangers),
  "tanpa-tanda-tangan": (token) => `${write({ alg: "none" })}.${write(claims(token))}.`,
  "isi-diubah": (token) => {
    const [head, , signature] = token.split(".");
    return [head, write({ ...claims(token), name: "Orang Lain" }), signature].join(".");
  },
  "putar-ulang": () => ofBefore,
  "untuk-aplikasi-lain": (token) => signed(token, { aud: "aplikasi-lain" }),
  "dari-penerbit-lain": (token) => signed(token, { iss: "http://localhost:9" }),
  "sudah-lama": (token) => signed(token, { iat: 1, exp: 2 }),
};
for (const name of Object.keys(FORGERIES)) ACCOUNTS[name] = ACCOUNTS.kepala;

const server = createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
// Another site than the app's 127.0.0.1, as in life: cookies do not tell ports apart.
const issuer = `http://localhost:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: "peta-merit", client_secret: "rahasia-untuk-uji-saja", application_type: "native",  // any port
    redirect_uris: ["http://127.0.0.1/oauth2callback"], post_logout_redirect_uris: ["http://127.0.0.1/oauth2callback"],
    token_endpoint_auth_method: "client_secret_basic",
  }],
  jwks: { keys: [{ ...ours.export({ format: "jwk" }), kid: "tests", use: "sig", alg: "RS256" }] },
  cookies: { keys: ["untuk-uji-saja"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "roles"] },
  conformIdTokenClaims: false,
  ttl: { IdToken: (ctx) => SECONDS[ctx.oidc.account.accountId] ?? 3600 },
  findAccount: (ctx, id) => ACCOUNTS[id] && { accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) },
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  interactions: { url: (ctx, interaction) => `/masuk/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Keluar dari penyedia</button>`);
      },
    },
  },
});

// Back from signing out to any port too.
provider.Client.prototype.postLogoutRedirectUriAllowed = provider.Client.prototype.redirectUriAllowed;

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path !== "/token" || !ctx.body?.id_token) return;
  const { sub } = claims(ctx.body.id_token);
  if (FORGERIES[sub]) ctx.body.id_token = await FORGERIES[sub](ctx.body.id_token);
  else if (sub === "kepala") ofBefore = ctx.body.id_token;
});

for (const event of ["server_error", "grant.error"]) provider.on(event, (ctx, error) => console.error(error));

const page = (body) => `<!doctype html><html lang="id"><title>Penyedia akun untuk uji</title><body>${body}`;

async function signIn(request, response) {
  if (request.method !== "POST") {
    await provider.interactionDetails(request, response);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page('<form method="post"><label>Nama <input name="login" autofocus></label><button>Lanjut</button></form>'));
    return;
  }
  let sent = "";
  for await (const piece of request) sent += piece;
  const accountId = new URLSearchParams(sent).get("login");
  await provider.interactionFinished(request, response, ACCOUNTS[accountId]
    ? { login: { accountId }, consent: {} } : { error: "access_denied", error_description: "nama tidak dikenal" });
}

const answer = provider.callback();
server.on("request", (request, response) => {
  if (!request.url.startsWith("/masuk/")) return answer(request, response);
  return signIn(request, response).catch((error) => { response.statusCode = 400; response.end(String(error)); });
});
process.stdin.on("end", () => process.exit()).resume();
console.log(JSON.stringify({ issuer }));
