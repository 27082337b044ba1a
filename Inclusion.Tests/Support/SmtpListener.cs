using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inclusion.Tests.Support;

/// <summary>
/// A mail server for tests: speaks SMTP (RFC 5321) with whoever connects, keeps what it is given, and can be told to refuse.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly Task _serving;

    public SmtpListener()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Mails that were taken, in their order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>What was said to it, command by command.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>The answer to a command, such as <c>550 no such user</c> to <c>RCPT TO:&lt;…&gt;</c>; null, or a null answer: as a willing server answers.</summary>
    public Func<string, string?>? Answer { get; set; }

    /// <summary>The answer once a mail's text has been given; null: taken.</summary>
    public string? AnswerToData { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(ConverseAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test ESMTP");
                var (from, to) = ("", "");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    _commands.Enqueue(line);
                    var answer = Answer?.Invoke(line);
                    switch (line.Split(' ', ':')[0].ToUpperInvariant())
                    {
                        case "EHLO" or "HELO":
                            await writer.WriteLineAsync(answer ?? "250 test");
                            break;
                        case "MAIL":
                            from = AddressIn(line);
                            await writer.WriteLineAsync(answer ?? "250 ok");
                            break;
                        case "RCPT":
                            to = AddressIn(line);
                            await writer.WriteLineAsync(answer ?? "250 ok");
                            break;
                        case "DATA":
                            await writer.WriteLineAsync(answer ?? "354 go on");
                            if (await ReadTextAsync(reader) is not { } text)
                            {
                                return;
                            }

                            if (AnswerToData is null)
                            {
                                _received.Enqueue(ReceivedMail.Parse(from, to, text));
                            }

                            await writer.WriteLineAsync(AnswerToData ?? "250 taken");
                            break;
                        case "QUIT":
                            await writer.WriteLineAsync("221 bye");
                            return;
                        default:
                            await writer.WriteLineAsync(answer ?? "250 ok");
                            break;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private static string AddressIn(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    /// <summary>Null when the other side hung up before the end: such a mail was not given.</summary>
    private async Task<string?> ReadTextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                return text.ToString();
            }

            // A dot at the beginning of a line was doubled on the way (RFC 5321, 4.5.2).
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return null;
    }
}
