using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Backups;

/// <summary>The backups as they stand, followed while one is made.</summary>
public sealed partial class BackupsPage(ListBackups list, RunBackup run, JobRunner runner, NoticeService notices)
{
    /// <summary>As it is written in the environment of the machine.</summary>
    private const string PassphraseSetting = "Inclusion__Backup__Passphrase";

    private const double Kilobyte = 1_000;

    private const double Megabyte = 1_000_000;

    private readonly Language _language = Language.Current;
    private BackupsView? _view;
    private Refusal? _refusal;

    public void Dispose() => runner.Changed -= Refresh;

    protected override async Task OnInitializedAsync()
    {
        runner.Changed += Refresh;
        await ReadAsync();
    }

    private static string Size(BackupFile file) => file.Bytes < Megabyte
        ? string.Format(CultureInfo.CurrentCulture, BackupText.Kilobytes, Math.Ceiling(file.Bytes / Kilobyte).ToString("N0", CultureInfo.CurrentCulture))
        : string.Format(CultureInfo.CurrentCulture, BackupText.Megabytes, (file.Bytes / Megabyte).ToString("N1", CultureInfo.CurrentCulture));

    private static string Sealing(BackupFile file) => file.IsSealed ? BackupText.IsEncrypted : BackupText.NotEncrypted;

    private async Task ReadAsync() => _view = await list.RunAsync(CancellationToken.None);

    private async Task RunAsync()
    {
        _refusal = (await run.RunAsync(CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(BackupText.Started);
        }
    }

    /// <summary>Comes from the thread of a run, which speaks no language of this page.</summary>
    private async void Refresh()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                using var speaking = _language.Speak();
                await ReadAsync();
                StateHasChanged();
            });
        }
        catch (ObjectDisposedException)
        {
            // The page was left while it was being told.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
