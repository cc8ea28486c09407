# Node 24 runs the TypeScript sources as they are, so there is no build step.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
# The pretend world is for people with a checkout; a deployment does not carry it.
RUN rm -r src/sandbox
USER node
CMD ["node", "src/main.ts"]
