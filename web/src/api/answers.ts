import { client, dataOf } from './client';

export const appealAnswer = (answerId: string, reason: string) =>
  dataOf(client.POST('/api/answers/{id}/appeal', { params: { path: { id: answerId } }, body: { reason } }));
