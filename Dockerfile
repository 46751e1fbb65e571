FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish src/InfoPoint -c Release -o /program

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# libicu sorts Lao and Vietnamese
RUN apt-get update && apt-get install -y --no-install-recommends libicu-dev && rm -rf /var/lib/apt/lists/*
COPY --from=build /program /opt/infopoint
RUN useradd --system --create-home infopoint && mkdir -p /data && chown infopoint /data
USER infopoint
ENV INFOPOINT_DATA=/data INFOPOINT_URLS=http://0.0.0.0:8080
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/opt/infopoint/infopoint"]
CMD ["hub", "--content", "/opt/infopoint/content"]
