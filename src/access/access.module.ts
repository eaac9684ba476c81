import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { ActorSource } from './actor-source.js';
import { DemonstrationLogins } from './demonstration/demonstration-logins.js';
import { DemonstrationTokens } from './demonstration/demonstration-tokens.js';
import { Doorman } from './doorman.js';
import { EndedSessions } from './ended-sessions.js';
import { FairUse, type FairUseSettings } from './fair-use.js';
import { OidcTokens } from './oidc-tokens.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SessionsController } from './sessions.controller.js';
import { DemonstrationSignIn, NoPasswordSignIn, PasswordSignIn } from './demonstration/password-sign-in.js';
import { signInFor, type SignInSettings } from './sign-in-policy.js';
import { ClosedTokens, Tokens } from './tokens.js';

function throughProvider(config: SignInSettings): Provider[] {
  const tokens = new OidcTokens({
    issuer: config.OIDC_ISSUER ?? '',
    audience: config.OIDC_AUDIENCE ?? '',
    jwksUrl: config.OIDC_JWKS_URL,
    personClaim: config.OIDC_PERSON_CLAIM,
    rolesClaim: config.OIDC_ROLES_CLAIM,
  });
  return [
    { provide: Tokens, useValue: tokens },
    { provide: PasswordSignIn, useClass: NoPasswordSignIn },
  ];
}

function demonstration(config: SignInSettings): Provider[] {
  return [
    DemonstrationTokens,
    { provide: Tokens, useExisting: DemonstrationTokens },
    {
      provide: DemonstrationLogins,
      useFactory: (directory: ActorSource, refused: RefusedSignIns) =>
        new DemonstrationLogins(directory, refused, config),
      inject: [ActorSource, RefusedSignIns],
    },
    { provide: PasswordSignIn, useClass: DemonstrationSignIn },
  ];
}

const closed: Provider[] = [
  { provide: Tokens, useClass: ClosedTokens },
  { provide: PasswordSignIn, useClass: NoPasswordSignIn },
];

/**
 * Who may come in. It needs ActorSource, DataSource, Journal, Clock and Log from global modules, and stands guard
 * before the routes of the whole service.
 */
@Module({})
export class AccessModule {
  static forRoot(config: SignInSettings & FairUseSettings): DynamicModule {
    const way = signInFor(config);
    const providers = { oidc: throughProvider, demonstration, closed: () => closed }[way](config);
    return {
      module: AccessModule,
      global: true,
      controllers: [SessionsController],
      providers: [
        ...providers,
        EndedSessions,
        RefusedSignIns,
        Doorman,
        { provide: FairUse, useValue: new FairUse(config) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [PasswordSignIn, Doorman, FairUse],
    };
  }
}
