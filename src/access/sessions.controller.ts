import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../domain/actor.js';
import { Problem } from '../domain/problem.js';
import { Describe } from '../platform/http/routes/describe.js';
import type { HttpRequest } from '../platform/http/request.js';
import { Public, SignedIn } from '../platform/http/routes/roles.js';
import { EndedSessions } from './ended-sessions.js';
import { SignInDesk } from './demonstration/sign-in-desk.js';

const SignIn = z.strictObject({
  login: z.string().min(1).max(120).describe('Ім’я входу працівника'),
  password: z.string().min(1).max(200).describe('Пароль'),
});
type SignIn = z.infer<typeof SignIn>;

/** Who I am today: the posts include those the person stands in for. */
export interface CurrentSession extends Actor {
  readonly expiresAt: Date;
}

const exampleActor = {
  id: 'p-registrar-1',
  name: 'Спеціаліст управління № 1',
  roles: ['registrar'],
  unit: 'office',
  posts: ['registrar-1'],
  expiresAt: '2026-03-02T19:00:00.000Z',
};

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly desk: SignInDesk,
    private readonly ended: EndedSessions,
  ) {}

  @Post()
  @Public()
  @Describe({
    summary: 'Увійти з демонстраційним ім’ям; разом із постачальником входу OIDC цього немає.',
    problems: ['BODY_INVALID', 'CREDENTIALS_WRONG', 'TOO_MANY_REQUESTS', 'NOT_FOUND'],
    example: { login: 'registrar-1', password: 'demo-council' },
    answer: { token: 'eyJhbGciOiJIUzI1NiJ9…', expiresAt: exampleActor.expiresAt },
  })
  signIn(@Body({ schema: SignIn }) { login, password }: SignIn, @Ip() address: string) {
    return this.desk.signIn(login, password, address);
  }

  @Get('current')
  @SignedIn()
  @Describe({ summary: 'Хто я: роль, підрозділ і посади на сьогодні.', answer: exampleActor })
  current(@Req() request: HttpRequest): CurrentSession {
    const { actor, expiresAt } = admissionOf(request);
    return { ...actor, expiresAt };
  }

  @Delete('current')
  @HttpCode(204)
  @SignedIn()
  @Describe({ summary: 'Вийти: цей ключ сеансу більше не діє.' })
  async signOut(@Req() request: HttpRequest): Promise<void> {
    const { sessionId, expiresAt } = admissionOf(request);
    await this.ended.end(sessionId, expiresAt);
  }
}

function admissionOf({ admission }: HttpRequest) {
  if (!admission) throw new Problem('NOT_AUTHENTICATED');
  return admission;
}
