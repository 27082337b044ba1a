using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Bench;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Settings.Checklists;

/// <summary>What is looked at on devices of each category, in both languages.</summary>
public partial class ChecklistsPage(FindChecklist find, SaveChecklist save, NoticeService notices, NavigationManager navigation)
{
    private DeviceCategory _category = DeviceCategory.Laptop;
    private List<Step>? _steps;
    private string _stamp = "";
    private bool _isOwn;
    private Refusal? _refusal;

    /// <summary>A category by its name in the code; null and any other word: laptops.</summary>
    [Parameter]
    public string? Category { get; set; }

    protected override Task OnParametersSetAsync()
    {
        _category = Enum.TryParse<DeviceCategory>(Category, ignoreCase: true, out var category) && Enum.IsDefined(category) ? category : DeviceCategory.Laptop;
        return LoadAsync();
    }

    private static string Name(Step step) => Language.Current == Language.French && step.French.Length > 0 ? step.French : step.English;

    private async Task LoadAsync()
    {
        var list = await find.RunAsync(_category, CancellationToken.None);
        (_steps, _stamp, _isOwn, _refusal) = ([.. list.Steps.Select(s => new Step { Key = s.Key, French = s.French, English = s.English })], list.Stamp, list.IsOwn, null);
    }

    private void MoveUp(Step step)
    {
        var index = _steps!.IndexOf(step);
        _steps.RemoveAt(index);
        _steps.Insert(index - 1, step);
    }

    // What was added and left empty was not meant.
    private Task SaveAsync() => SaveAsync([.. _steps!.Select(s => new ChecklistWords(s.Key, s.French, s.English)).Where(s => s.Key.Length > 0 || !InvisibleCharacters.IsBlank(s.French + s.English))]);

    private Task UseDefaultAsync() => SaveAsync([]);

    private async Task SaveAsync(IReadOnlyList<ChecklistWords> steps)
    {
        var outcome = await save.RunAsync(new SaveChecklistCommand(_category, _stamp, steps), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await LoadAsync();
        }
    }

    private sealed class Step
    {
        public string Key { get; init; } = "";

        public string French { get; set; } = "";

        public string English { get; set; } = "";
    }
}
