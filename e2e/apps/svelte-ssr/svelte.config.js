export default { compilerOptions: { experimental: { async: true } } };
