import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../domain/problem.js';
import { Describe } from '../platform/http/routes/describe.js';
import type { HttpRequest } from '../platform/http/request.js';
import { RoleName } from '../platform/http/schemas/roles.js';
import { instant, text, view } from '../platform/http/schemas/view.js';
import { Public, SignedIn } from '../platform/http/routes/roles.js';
import { EndedSessions } from './ended-sessions.js';
import { PasswordSignIn } from './demonstration/password-sign-in.js';

const SignIn = z
  .strictObject({
    login: z.string().min(1).max(120).describe('Ім’я входу працівника'),
    password: z.string().min(1).max(200).describe('Пароль'),
  })
  .meta({ id: 'SignIn', description: 'Ім’я і пароль демонстраційного входу.' });
type SignIn = z.infer<typeof SignIn>;

/** Who I am today: the posts include those the person stands in for. */
const CurrentSession = view('CurrentSession', 'Хто увійшов і що може сьогодні.', {
  id: text('Ідентифікатор працівника').meta({ examples: ['p-registrar-1'] }),
  name: text('Як звати').meta({ examples: ['Спеціаліст управління № 1'] }),
  roles: z.array(RoleName).describe('Ролі на сьогодні'),
  unit: text('Підрозділ; null для керівників').nullable(),
  posts: z.array(z.string()).describe('Посади на сьогодні, разом з тими, кого заступає'),
  expiresAt: instant('До якої миті діє цей ключ сеансу'),
});
const IssuedToken = view('IssuedToken', 'Ключ сеансу.', {
  token: text('Надсилайте його в Authorization: Bearer'),
  expiresAt: instant('До якої миті він діє'),
});

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly byPassword: PasswordSignIn,
    private readonly ended: EndedSessions,
  ) {}

  @Post()
  @Public()
  @Describe({
    id: 'signIn',
    summary: 'Увійти з демонстраційним ім’ям; разом із постачальником входу OIDC цього немає.',
    problems: ['BODY_INVALID', 'CREDENTIALS_WRONG', 'TOO_MANY_REQUESTS', 'NOT_FOUND'],
    example: { login: 'registrar-1', password: 'demo-council' },
    returns: IssuedToken,
  })
  signIn(@Body({ schema: SignIn }) { login, password }: SignIn, @Ip() address: string) {
    return this.byPassword.signIn(login, password, address);
  }

  @Get('current')
  @SignedIn()
  @Describe({
    id: 'getCurrentSession',
    summary: 'Хто я: роль, підрозділ і посади на сьогодні.',
    returns: CurrentSession,
  })
  current(@Req() request: HttpRequest) {
    const { actor, expiresAt } = admissionOf(request);
    return { ...actor, expiresAt };
  }

  @Delete('current')
  @HttpCode(204)
  @SignedIn()
  @Describe({ id: 'signOut', summary: 'Вийти: цей ключ сеансу більше не діє.' })
  async signOut(@Req() request: HttpRequest): Promise<void> {
    const { sessionId, expiresAt } = admissionOf(request);
    await this.ended.end(sessionId, expiresAt);
  }
}

function admissionOf({ admission }: HttpRequest) {
  if (!admission) throw new Problem('NOT_AUTHENTICATED');
  return admission;
}
