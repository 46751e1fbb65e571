using System.Net;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>Plain requests.</summary>
public static class Http
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The status, or null when nothing listens.</summary>
    public static async Task<HttpStatusCode?> StatusAsync(Uri address)
    {
        try
        {
            using var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null; // nothing listens there (yet)
        }
    }

    public static Task<HttpResponseMessage> GetAsync(Uri address) =>
        Client.GetAsync(address, TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(Uri address)
    {
        using var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length > 0, $"{address} answered {(int)answer.StatusCode} and nothing else.");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
