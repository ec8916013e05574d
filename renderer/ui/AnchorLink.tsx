import { Anchor, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** Mantine's anchor as a link of the router, with the router's types: `Anchor component={Link}` loses those of `params` and `search`. */
export const AnchorLink = createLink(Anchor<'a'>);

/** Mantine's button as a link of the router. */
export const ButtonLink = createLink((props: ButtonProps & ComponentProps<'a'>) => <Button component="a" {...props} />);
