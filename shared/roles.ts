export const rolesContract = {};
