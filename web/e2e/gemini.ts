// A stand-in for Gemini on a free port: bench/fake_gemini.py, started for one test and ended with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../bench/fake_gemini.py');

export class FakeGemini {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static start(): Promise<FakeGemini> {
    const child = spawn('python3', [SCRIPT, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the stand-in ended with ${code}`)));
      // its first line is its address
      child.stdout.once('data', (line) => resolve(new FakeGemini(String(line).trim(), child)));
    });
  }

  /** How many calls were made, and how many it refused. */
  async stats(): Promise<{ calls: number; refused: number }> {
    return (await fetch(`${this.url}/_stats`)).json();
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await gone;
  }
}
