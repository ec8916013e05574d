import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** Mantine's anchor as a link of the router, with the router's types: `Anchor component={Link}` loses those of `params` and `search`. */
export const AnchorLink = createLink(Anchor<'a'>);
