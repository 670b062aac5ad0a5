import { api } from './client';

/** Days one after the other; the careers to choose from come with them. */
export const trendsQuery = (career: string | undefined) =>
  api.queryOptions('get', '/api/trends', { params: { query: career ? { career_title: career } : {} } });

export const careerTrendQuery = (career: string) =>
  api.queryOptions('get', '/api/trends/career', { params: { query: { career_title: career } } });
