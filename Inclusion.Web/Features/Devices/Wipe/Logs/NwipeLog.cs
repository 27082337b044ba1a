using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Devices.Wipe.Logs;

/// <summary>
/// Reads what nwipe writes: its log, with the tables at its end (since 0.34), and the texts of its PDF. It reads what it knows and passes over the rest, so that a log of
/// another tool, or a damaged one, gives less and never something wrong.
/// </summary>
internal static partial class NwipeLog
{
    /// <summary>Longer lines are no log's: nwipe cuts its own at 512 characters.</summary>
    private const int LongestLine = 600;

    /// <summary>More disks are in no device that anybody lends: what a longer table says is not read.</summary>
    private const int MostDrives = 16;

    private const string Erased = "Erased";

    /// <summary>The first column's name: the line that heads the table looks as its rows do.</summary>
    private const string HeadOfTable = "Device";

    /// <summary>Of a log. What nothing is said of is empty, the result null.</summary>
    public static WipeLogFacts OfLog(string text)
    {
        var (drives, statuses, methods) = (new Dictionary<string, (string Model, string Serial)>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        var (tool, machine, model) = ("", "", new Dictionary<string, string>());
        var isStatus = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length <= LongestLine))
        {
            isStatus = line.StartsWith("****", StringComparison.Ordinal) ? line.Contains("Drive Status", StringComparison.Ordinal) : isStatus;
            if (isStatus && StatusRow().Match(line) is { Success: true } row && row.Groups["drive"].Value != HeadOfTable)
            {
                statuses[row.Groups["drive"].Value] = row.Groups["status"].Value.Trim();
                drives.TryAdd(row.Groups["drive"].Value, (row.Groups["model"].Value.Trim(), Known(row.Groups["serial"].Value)));
            }
            else if (FoundLine().Match(line) is { Success: true } found)
            {
                drives[found.Groups["drive"].Value] = (ModelOf(found.Groups["what"].Value), Known(found.Groups["serial"].Value));
            }
            else if (MethodLine().Match(line) is { Success: true } method)
            {
                methods[method.Groups["drive"].Value] = method.Groups["method"].Value;
            }
            else if (MachineLine().Match(line) is { Success: true } system)
            {
                machine = Known(system.Groups[1].Value);
            }
            else if (ModelLine().Match(line) is { Success: true } named)
            {
                model[named.Groups["what"].Value] = Known(named.Groups["value"].Value);
            }
            else if (tool.Length == 0 && ToolLine().Match(line) is { Success: true } version)
            {
                tool = $"nwipe {version.Groups[1].Value}";
            }
        }

        // The log names every disk that it found; what was wiped stands in the tables, or a method was begun on it.
        var wiped = drives.Where(d => statuses.ContainsKey(d.Key) || methods.ContainsKey(d.Key)).Select(d => d.Value).Take(MostDrives).ToList();
        return new WipeLogFacts(
            tool,
            string.Join(", ", wiped.Select(d => d.Model).Where(model => model.Length > 0).Distinct()),
            [.. wiped.Select(d => d.Serial).Where(serial => serial.Length > 0)],
            machine,
            string.Join(", ", methods.Values.Distinct()),
            statuses.Count == 0 ? null : statuses.Values.All(status => status == Erased) ? WipeResult.Succeeded : WipeResult.Failed,
            MachineModelOf(model));
    }

    /// <summary>
    /// Maker and model, as firmware says them. One maker writes the order number where others write the name, and the name where others write a version, which is nobody's name.
    /// </summary>
    private static string MachineModelOf(Dictionary<string, string> said)
    {
        var (maker, product) = (said.GetValueOrDefault("manufacturer", ""), said.GetValueOrDefault("product-name", ""));
        var name = maker.StartsWith("LENOVO", StringComparison.OrdinalIgnoreCase) ? said.GetValueOrDefault("version", "") : "";
        return product.Length + name.Length == 0 ? "" : string.Join(' ', new[] { maker, product, name }.Where(part => part.Length > 0));
    }

    /// <summary>Of the texts of a PDF, in the order in which they are drawn: after each label comes its value, where there is one.</summary>
    public static WipeLogFacts OfPdf(IReadOnlyList<string> texts)
    {
        var serial = Known(After("Serial:"));
        return new WipeLogFacts(
            texts.Select(text => PdfToolLine().Match(text)).FirstOrDefault(match => match.Success) is { } tool ? $"nwipe {tool.Groups[1].Value}" : "",
            After("Make/Model:"),
            serial.Length == 0 ? [] : [serial],
            Known(After("System S/N:")),
            After("Method:"),
            After("Status:") switch
            {
                "" => null,
                var status when status.StartsWith("ERASED", StringComparison.OrdinalIgnoreCase) => WipeResult.Succeeded,
                _ => WipeResult.Failed,
            });

        string After(string label)
        {
            for (var i = 0; i + 1 < texts.Count; i++)
            {
                if (texts[i].Trim() == label)
                {
                    return texts[i + 1].EndsWith(':') ? "" : texts[i + 1].Trim();
                }
            }

            return "";
        }
    }

    /// <summary>What stands for no number and no name: what the maker never filled in, and what the tool was told to hide.</summary>
    private static string Known(string serial)
    {
        serial = Placeholders.OrEmpty(serial.Trim());
        return serial.All(c => c is 'X' or 'x' or '?') || serial.Equals("Unknown", StringComparison.OrdinalIgnoreCase) || serial.Contains("O.E.M.", StringComparison.OrdinalIgnoreCase)
            || serial.Equals("Default string", StringComparison.OrdinalIgnoreCase) || serial.Equals("System Serial Number", StringComparison.OrdinalIgnoreCase)
            || serial.Equals("System Product Name", StringComparison.OrdinalIgnoreCase) || serial.Equals("System Version", StringComparison.OrdinalIgnoreCase) ? "" : serial;
    }

    /// <summary>Of "ATA, Samsung SSD 860 EVO, 500 GB" the model.</summary>
    private static string ModelOf(string what)
    {
        var parts = what.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => !SizeOnly().IsMatch(part)).ToList();
        return parts.Count == 0 ? "" : BusBefore().Replace(parts[^1], "");
    }

    [GeneratedRegex(@"^[!\s]*(?<drive>[\w.][\w!.-]*) *\|(?<status>[^|]{1,20})\|[^|]*\|[^|]*\| *(?<model>[^/|]*)/?(?<serial>[^|/]*?) *$", RegexOptions.ExplicitCapture)]
    private static partial Regex StatusRow();

    [GeneratedRegex(@": +Found /dev/(?<drive>\S+), +(?<what>.+), +S/N=(?<serial>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FoundLine();

    [GeneratedRegex(@": +Invoking method '(?<method>[^']{1,100})' on (device )?'?/dev/(?<drive>[^'\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MethodLine();

    [GeneratedRegex(@": +system-serial-number = (.+)$")]
    private static partial Regex MachineLine();

    [GeneratedRegex(@": +system-(?<what>manufacturer|product-name|version) = (?<value>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ModelLine();

    [GeneratedRegex(@"(?:info|notice): +nwipe (\d[\w.]*)\s*$")]
    private static partial Regex ToolLine();

    [GeneratedRegex(@"NWIPE version (\d[\w.]*)", RegexOptions.IgnoreCase)]
    private static partial Regex PdfToolLine();

    [GeneratedRegex(@"^\d+ ?[kKMGTP]?i?B$")]
    private static partial Regex SizeOnly();

    [GeneratedRegex(@"^(ATA|USB|NVME|NVMe|SCSI|SAS|VIRT|MMC|IDE) +", RegexOptions.ExplicitCapture)]
    private static partial Regex BusBefore();
}
