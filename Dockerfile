# npm run build bundles the bot with its packages. The image also has the packages, because their native parts and fonts are not in the bundle.
# test/deploy/as-in-the-image.image.ts follows this file instruction by instruction and plays a demo with the result.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN ["npm", "ci", "--omit=dev", "--no-audit", "--no-fund"]

FROM node:24-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN ["npm", "ci", "--no-audit", "--no-fund"]
COPY scripts/build ./scripts/build
COPY src ./src
RUN ["npm", "run", "build"]

FROM node:24-slim
ENV NODE_ENV=production OPS_PORT=9464
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=bundle /app/dist ./dist
COPY package.json ./
USER node
# The port for SLACK_TRANSPORT=http, and the port for health and metrics.
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.OPS_PORT + '/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
