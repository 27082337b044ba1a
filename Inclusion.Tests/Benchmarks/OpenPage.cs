using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// A page of the product as a browser holds it open, without the browser: speaks the framework's own protocol over the WebSocket, acknowledges what is rendered
/// and answers calls into scripts with nothing, so that two hundred of them cost the measuring side little.
/// </summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    /// <summary>A page is at rest when nothing was rendered for so long.</summary>
    private static readonly TimeSpan AtRest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HubConnection _connection;
    private readonly Uri _address;
    private long _lastRender;
    private long _objects;

    private OpenPage(HubConnection connection, Uri address)
    {
        _connection = connection;
        _address = address;
        connection.On<int, byte[]>("JS.RenderBatch", RenderedAsync);
        connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        connection.On<string>("JS.Error", error => Fault = error);
    }

    /// <summary>What the server said went wrong; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Opens the page at a path and waits until it is at rest.</summary>
    public static async Task<OpenPage> OpenAsync(Uri address, string path, Cookie cookie, CancellationToken cancel)
    {
        var cookies = new CookieContainer();
        cookies.Add(cookie);
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative), cancel);

        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), options => options.Cookies = cookies);
        builder.Services.AddSingleton<IHubProtocol, RenderProtocol>();
        var page = new OpenPage(builder.Build(), address);
        await page._connection.StartAsync(cancel);
        await page._connection.InvokeAsync<string>("StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", "", cancel);
        var operations = new JsonArray([.. Marker().Matches(html).Select((marker, i) => (JsonNode)new JsonObject
        {
            ["type"] = "add",
            ["ssrComponentId"] = i + 1,
            ["marker"] = JsonNode.Parse(marker.Groups[1].Value),
        })]);
        await page.AfterAsync(
            () => page._connection.SendAsync("UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), State().Match(html).Groups[1].Value, cancel),
            cancel);
        return page;
    }

    /// <summary>Follows a link within the product.</summary>
    /// <returns>From the click to the last thing that was rendered.</returns>
    public Task<TimeSpan> GoAsync(string path, CancellationToken cancel) =>
        AfterAsync(() => _connection.SendAsync("OnLocationChanged", new Uri(_address, path).ToString(), (string?)null, true, cancel), cancel);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<TimeSpan> AfterAsync(Func<Task> act, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref _lastRender, 0);
        await act();
        var last = 0L;
        await Wait.UntilAsync(IsAtRestAsync, () => "nothing was rendered, or it never came to rest.", Longest, TimeSpan.FromMilliseconds(20), cancel);
        return Stopwatch.GetElapsedTime(began, last);

        Task<bool> IsAtRestAsync()
        {
            if (Fault is not null)
            {
                throw new InvalidOperationException(Fault);
            }

            last = Interlocked.Read(ref _lastRender);
            return Task.FromResult(last != 0 && Stopwatch.GetElapsedTime(last) > AtRest);
        }
    }

    private async Task RenderedAsync(int batch, byte[] content)
    {
        Interlocked.Exchange(ref _lastRender, Stopwatch.GetTimestamp());
        await _connection.SendAsync("OnRenderCompleted", (long)batch, (string?)null);
    }

    private Task AnswerAsync(long call, string name, string arguments, int resultType, long target, int callType)
    {
        // Asked for an object, such as a module, it gives one of which it knows nothing.
        const int ObjectReference = 1;
        var result = (resultType, name) switch
        {
            (ObjectReference, _) => $$"""{"__jsObjectId":{{Interlocked.Increment(ref _objects).ToString(CultureInfo.InvariantCulture)}}}""",

            // A form draws its fields once the tab has said which page it is: the new one that the server proposes.
            (_, "claim") => new JsonArray(JsonNode.Parse(arguments)![1]!.DeepClone(), "UTC").ToJsonString(),
            _ => "null",
        };
        return call == 0 ? Task.CompletedTask : _connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call.ToString(CultureInfo.InvariantCulture)},true,{result}]");
    }

    [GeneratedRegex("<!--Blazor:({\"type\":\"server\".*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    /// <summary>The framework's own protocol is MessagePack by another name.</summary>
    private sealed class RenderProtocol : IHubProtocol
    {
        private readonly MessagePackHubProtocol _inner = new();

        public string Name => "blazorpack";

        public int Version => 1;

        public TransferFormat TransferFormat => TransferFormat.Binary;

        public bool IsVersionSupported(int version) => version == Version;

        public bool TryParseMessage(ref System.Buffers.ReadOnlySequence<byte> input, IInvocationBinder binder, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HubMessage? message) =>
            _inner.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, System.Buffers.IBufferWriter<byte> output) => _inner.WriteMessage(message, output);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _inner.GetMessageBytes(message);
    }
}
