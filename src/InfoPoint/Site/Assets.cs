using Microsoft.AspNetCore.StaticAssets;

namespace InfoPoint.Site;

/// <summary>Addresses of styles and scripts: they change with the content, so that browsers may keep the files for ever.</summary>
public sealed class Assets(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> addresses = new(() => Read(endpoints));

    /// <summary>The address of a file below <c>wwwroot/</c>; the plain one where it has no other.</summary>
    public string Address(string path) => "/" + addresses.Value.GetValueOrDefault(path, path);

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Endpoints.Select(each => each.Metadata.GetMetadata<StaticAssetDescriptor>()))
            if (asset?.Properties.FirstOrDefault(property => property.Name == "label")?.Value is { } path)
                found[path] = asset.Route; // the same for each encoding of the file
        return found;
    }
}
