namespace Inclusion.Web.Data.Accounts;

/// <summary>The signed-in time of one browser. Every cookie and open page names one, and stops when it ends.</summary>
public sealed class BrowserSession
{
    /// <summary>Maximum length of what a browser says of itself, in characters; the rest is cut off.</summary>
    public const int AgentMaxLength = 300;

    private BrowserSession()
    {
    }

    /// <param name="key">What the cookie names it by.</param>
    /// <param name="agent">What the browser says of itself; may be empty.</param>
    /// <param name="address">The network address that it was begun from; may be empty.</param>
    public BrowserSession(string key, StaffMember staff, string agent, string address, DateTimeOffset now)
    {
        Key = key;
        StaffId = staff.Id;
        Stamp = staff.SecurityStamp ?? "";
        Agent = agent.Length > AgentMaxLength ? agent[..AgentMaxLength] : agent;
        Address = address;
        BeganAt = now;
        LastActiveAt = now;
        ConfirmedAt = now;
    }

    public long Id { get; private set; }

    /// <summary>128 random bits: what the cookie names it by.</summary>
    public string Key { get; private set; } = "";

    public long StaffId { get; private set; }

    /// <summary>The account's security stamp when it was begun: renewing that (another password, role or centre, deactivation) ends every session of the account.</summary>
    public string Stamp { get; private set; } = "";

    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>When a person last did something in this browser, to the half minute; set by <see cref="Foundation.Security.Sessions.BrowserSessions"/>.</summary>
    public DateTimeOffset LastActiveAt { get; private set; }

    /// <summary>When whose it is last gave their password or passkey in it: what is most sensitive asks for that again after some minutes.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>When a person locked it before leaving the desk; null while nobody did, even when it is locked because nobody uses it.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When it was ended by a person; null while it was not, even when its time is over.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the browser says of itself; may be empty.</summary>
    public string Agent { get; private set; } = "";

    /// <summary>The network address from which it was begun; empty when not known.</summary>
    public string Address { get; private set; } = "";
}
