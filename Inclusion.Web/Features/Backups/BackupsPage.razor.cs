using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Backups;

namespace Inclusion.Web.Features.Backups;

/// <summary>The backups as they stand, followed while one is made.</summary>
public sealed partial class BackupsPage(ListBackups list, BackUpNow backUp, IdentityCheck identity, NoticeService notices)
{
    /// <summary>As it is written in the environment of the machine.</summary>
    private const string PassphraseSetting = "Inclusion__Backup__Passphrase";

    private const double Kilobyte = 1_000;

    private const double Megabyte = 1_000_000;

    private BackupsView? _view;
    private bool _isAsked;
    private Refusal? _refusal;

    protected override string? Job => FindBackups.Job;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task ReadAsync()
    {
        _view = await list.RunAsync(CancellationToken.None);
        _isAsked = false;
    }

    private static string Size(BackupFile file) => file.Bytes < Megabyte
        ? string.Format(CultureInfo.CurrentCulture, BackupText.Kilobytes, Math.Ceiling(file.Bytes / Kilobyte).ToString("N0", CultureInfo.CurrentCulture))
        : string.Format(CultureInfo.CurrentCulture, BackupText.Megabytes, (file.Bytes / Megabyte).ToString("N1", CultureInfo.CurrentCulture));

    private static string Sealing(BackupFile file) => file.IsSealed ? BackupText.IsEncrypted : BackupText.NotEncrypted;

    private async Task RunAsync()
    {
        _refusal = (await backUp.RunAsync(CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            // Until it begins, a moment later: a second press would make a second one.
            _isAsked = true;
            notices.Say(BackupText.Started);
        }
    }
}
