using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the responses of two operations.</summary>
internal sealed class ResponseComparison(MessageComparison messages, bool isOutgoing)
{
    public void Compare(ComparedPair pair, MapNode @base, MapNode head)
    {
        var (baseResponses, headResponses) = (@base.Map("responses"), head.Map("responses"));
        foreach (var (status, node) in baseResponses?.Entries ?? [])
        {
            if (status.StartsWith("x-", StringComparison.Ordinal))
                continue;
            // A range such as 2XX stands for each of its codes.
            var match = Find(headResponses, status);
            if (match is null)
                Removed(pair, status, node, (Node?)headResponses ?? head);
            else
                pair.Add(messages.CompareResponses(node, match, Describe(status), isOutgoing ? Direction.Request : Direction.Response));
        }
        foreach (var (status, node) in headResponses?.Entries ?? [])
        {
            if (!status.StartsWith("x-", StringComparison.Ordinal) && Find(baseResponses, status) is null)
                pair.Add(IsSuccess(status) ? MessageRules.SuccessAdded : MessageRules.ErrorAdded, (Node?)baseResponses ?? @base, node, $"{Describe(status)} is new.", headText: status);
        }
    }

    private static void Removed(ComparedPair pair, string status, Node node, Node place)
    {
        var rule = status == "default" ? MessageRules.DefaultRemoved : IsSuccess(status) ? MessageRules.SuccessRemoved : MessageRules.ErrorRemoved;
        pair.Add(rule, node, place, $"{Describe(status)} is gone.", baseText: status);
    }

    private static Node? Find(MapNode? responses, string status)
        => responses?[status] ?? (responses?.Entries ?? []).FirstOrDefault(entry => entry.Key.Equals(status, StringComparison.OrdinalIgnoreCase) || Holds(entry.Key, status)).Value;

    private static bool Holds(string range, string status)
        => range.Length == 3 && status.Length == 3 && range.EndsWith("XX", StringComparison.OrdinalIgnoreCase) && range[0] == status[0] && char.IsAsciiDigit(status[1]);

    private static bool IsSuccess(string status) => status.StartsWith('2') || status.StartsWith('3');

    private static string Describe(string status) => status == "default" ? "The response for all other statuses" : $"The {status} response";
}
