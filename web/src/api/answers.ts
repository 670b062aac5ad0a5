import { client, dataOf } from './client';

export const appealAnswer = (answerId: string, reason: string) =>
  dataOf(client.POST('/api/answers/{id}/appeal', { params: { path: { id: answerId } }, body: { reason } }));

/** The grades that were made again and that this player has not heard of; the server tells each once. */
export const tellCorrections = () => dataOf(client.POST('/api/users/me/corrections'));
