// Starts the real program on a free port with a fresh data folder, and stops exactly the process that it started.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = process.env.CAREERSIM_BIN ?? join(import.meta.dirname, '../../target/debug/careersim');
const READY_MS = 60_000;

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

export class Server {
  readonly url: string;
  private child: ChildProcess | undefined;
  log = '';

  private constructor(
    private readonly port: number,
    private readonly data: string,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async create(): Promise<Server> {
    return new Server(await freePort(), mkdtempSync(join(tmpdir(), 'careersim-e2e-')));
  }

  async start({ worker = true, limits = false, gemini = '', env: more = {} as Record<string, string> } = {}): Promise<void> {
    const args = ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data, ...(worker ? [] : ['--no-worker'])];
    const model = gemini ? { GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini } : {};
    const env = { ...process.env, ...model, CAREERSIM_RATE_LIMITS: limits ? 'on' : 'off', ...more };
    const child = spawn(BIN, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => {
        this.log = (this.log + part).slice(-20_000);
      });
    this.child = child;
    for (const end = Date.now() + READY_MS; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}\n${this.log}`);
      if (
        await fetch(`${this.url}/api/health/ready`).then(
          (r) => r.ok,
          () => false,
        )
      )
        return;
    }
    throw new Error(`the server is not ready\n${this.log}`);
  }

  /** What the person at the machine types to make somebody an operator. */
  promote(name: string) {
    this.command('user', 'promote', name);
  }

  /** What an operator types at the machine. */
  command(...args: string[]): string {
    return execFileSync(BIN, [...args, '--data', this.data], { encoding: 'utf8' });
  }

  /** SIGKILL is the power cut; SIGTERM the polite end. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  async destroy(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
  }
}
