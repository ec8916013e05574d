import { z } from 'zod';

export const brand = z.strictObject({});
export type Brand = z.infer<typeof brand>;

export const publishedBrand: Brand = {};
